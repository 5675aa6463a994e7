package dev.latchkey.mail.control;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What came of one delivery.
 *
 * @param reason the reply's code or the kind of failure; never the reply's text, which often quotes the address
 */
record Verdict(Outcome outcome, String reason) {
    static final Verdict SENT = new Verdict(Outcome.SENT, "");

    private static final Pattern REPLY =
            Pattern.compile("^([245]\\d\\d)(?:[ -]([245]\\.\\d{1,3}\\.\\d{1,3}))?(?![0-9])");

    enum Outcome {
        SENT,
        /** The recipient is refused for good. */
        REFUSED,
        /** The server answered, but not with yes. */
        DEFERRED,
        /** The server did not answer, or wants no mail at all now. */
        UNREACHABLE
    }

    /** Judges a failed delivery. */
    static Verdict of(MessagingException failure) {
        String reason = reason(failure);
        if (failure instanceof SendFailedException failed && isAny(failed.getInvalidAddresses())) {
            // RFC 5321 section 4.2.1: a 5yz reply to RCPT will be the same next time.
            return new Verdict(Outcome.REFUSED, reason);
        }
        // RFC 5321 section 4.2.3: 421 closes the connection, whatever the mail.
        boolean answered = Character.isDigit(reason.charAt(0)) && !reason.startsWith("421");
        return new Verdict(answered ? Outcome.DEFERRED : Outcome.UNREACHABLE, reason);
    }

    /** The first reply code in the chain of causes, else the innermost failure's name. */
    static String reason(MessagingException failure) {
        Exception last = failure;
        for (Exception cause = failure; cause != null; cause = next(cause)) {
            Matcher reply = REPLY.matcher(String.valueOf(cause.getMessage()));
            if (reply.find()) {
                return reply.group();
            }
            last = cause;
        }
        return last.getClass().getSimpleName();
    }

    private static @Nullable Exception next(Exception cause) {
        return cause instanceof MessagingException messaging ? messaging.getNextException() : null;
    }

    private static boolean isAny(Address @Nullable [] addresses) {
        return addresses != null && addresses.length > 0;
    }
}
