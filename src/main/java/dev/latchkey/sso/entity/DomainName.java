package dev.latchkey.sso.entity;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail domain in the one form that is stored and compared: ASCII, lower case, without a closing dot. */
public record DomainName(String value) {
    /** Short enough for a record below it. */
    private static final int MAX_LENGTH = 230;

    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    // The last label has a letter: an address in numbers is no domain.
    private static final Pattern SYNTAX =
            Pattern.compile("(" + LABEL + "\\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])");

    /** Reads a domain in any letter case and script; {@code INVALID_DOMAIN}, {@code PUBLIC_EMAIL_DOMAIN}. */
    public static DomainName of(String text) {
        String plain = text.strip();
        if (plain.length() > MAX_LENGTH) {
            throw SsoProblem.INVALID_DOMAIN.exception();
        }
        String ascii = ascii(plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain);
        if (ascii.length() > MAX_LENGTH || !SYNTAX.matcher(ascii).matches()) {
            throw SsoProblem.INVALID_DOMAIN.exception();
        }
        if (PublicDomains.holds(ascii)) {
            throw SsoProblem.PUBLIC_EMAIL_DOMAIN.exception();
        }
        return new DomainName(ascii);
    }

    private static String ascii(String text) {
        try {
            return IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The domain of an address in its canonical form. */
    public static String ofAddress(String email) {
        return email.substring(email.indexOf('@') + 1);
    }
}
