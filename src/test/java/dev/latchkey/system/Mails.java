package dev.latchkey.system;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real mail server that keeps everything it is given, one mailbox an address. */
public final class Mails {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    /** Starts on a free port. */
    Mails() {
        server.start();
    }

    /** The value for {@code LATCHKEY_MAIL_URL}. */
    public String url() {
        return "smtp://127.0.0.1:" + server.getSmtp().getPort();
    }

    void close() {
        server.stop();
    }

    /** The mailbox of an address. */
    public Mailbox to(String address) {
        return new Mailbox(address);
    }

    /** What has come to one address. */
    public final class Mailbox {
        private final String address;

        private Mailbox(String address) {
            this.address = address;
        }

        /** All mails of a type that are there now, oldest first; the type is what {@code X-Latchkey-Mail} says. */
        public List<Mail> all(String type) {
            return all().stream().filter(mail -> mail.type().equals(type)).toList();
        }

        /** All mails that are there now, oldest first. */
        public List<Mail> all() {
            GreenMailUser user = server.getUserManager().getUserByEmail(address);
            if (user == null) {
                return List.of();
            }
            try {
                // Copied in one go: the mailbox hands out the very list that it adds to.
                return new ArrayList<>(server.getManagers()
                                .getImapHostManager()
                                .getInbox(user)
                                .getMessages())
                        .stream().map(Mail::of).toList();
            } catch (FolderException e) {
                throw new AssertionError(e);
            }
        }

        /** Waits until there are that many mails of the type, and gives the last of them. */
        public Mail await(String type, int count) {
            return Await.value(
                    "mail number " + count + " of type " + type + " to " + address,
                    PATIENCE,
                    () -> Optional.of(all(type))
                            .filter(mails -> mails.size() >= count)
                            .map(mails -> mails.get(count - 1)));
        }

        /** Waits for the first mail of the type. */
        public Mail await(String type) {
            return await(type, 1);
        }
    }

    /** A mail as its reader sees it. */
    public record Mail(
            Instant at,
            String type,
            String from,
            String to,
            String subject,
            String messageId,
            String text,
            String html) {
        private static final Pattern LINK = Pattern.compile("https?://[^\\s\"<>]+");
        private static final Pattern TOKEN = Pattern.compile("[?&]token=([^&\\s]+)|/by-token/([^/?\\s]+)");

        static Mail of(StoredMessage stored) {
            MimeMessage message = stored.getMimeMessage();
            try {
                Multipart parts = (Multipart) message.getContent();
                return new Mail(
                        stored.getReceivedDate().toInstant(),
                        header(message, "X-Latchkey-Mail"),
                        message.getFrom()[0].toString(),
                        message.getRecipients(Message.RecipientType.TO)[0].toString(),
                        message.getSubject(),
                        message.getMessageID(),
                        body(parts, "text/plain"),
                        body(parts, "text/html"));
            } catch (MessagingException | IOException e) {
                throw new AssertionError("the mail cannot be read", e);
            }
        }

        private static String header(MimeMessage message, String name) throws MessagingException {
            String[] values = message.getHeader(name);
            return values == null ? "" : String.join(",", values);
        }

        private static String body(Multipart parts, String type) throws MessagingException, IOException {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                if (part.isMimeType(type)) {
                    return part.getContent().toString();
                }
            }
            throw new AssertionError("the mail has no " + type + " part");
        }

        /** The first link in the text. */
        public String link() {
            return findLink().orElseThrow(() -> new AssertionError("there is no link in the mail:\n" + text));
        }

        Optional<String> findLink() {
            return LINK.matcher(text).results().findFirst().map(MatchResult::group);
        }

        /** The token that the link carries. */
        public String token() {
            Matcher token = TOKEN.matcher(link());
            if (!token.find()) {
                throw new AssertionError("there is no token in the link " + link());
            }
            return token.group(1) == null ? token.group(2) : token.group(1);
        }
    }
}
