package dev.latchkey.users.entity;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An e-mail address in the one form that is stored, compared and mailed to: ASCII, lower case, at most 254 characters.
 *
 * <p>Other scripts are refused instead of folded: {@code K} (Kelvin sign) or a full-width {@code ＠} would otherwise
 * become somebody else's address. Blanks around it are refused for the same reason. Promise 17, ASVS 1.1.1.
 */
public record EmailAddress(String value) {
    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL = 64;
    // RFC 5321 dot-string without the characters that mail systems have given a meaning (%, !, |, quotes), then a host
    // name with at least two labels.
    private static final Pattern SYNTAX = Pattern.compile("[a-z0-9#$&'*+/=?^_{}~-]+(\\.[a-z0-9#$&'*+/=?^_{}~-]+)*"
            + "@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])");

    /** Reads an address in any letter case; {@code INVALID_EMAIL} when it is none. */
    public static EmailAddress of(String text) {
        if (text.length() > MAX_LENGTH || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw UserProblem.INVALID_EMAIL.exception();
        }
        String canonical = text.toLowerCase(Locale.ROOT);
        if (canonical.indexOf('@') > MAX_LOCAL || !SYNTAX.matcher(canonical).matches()) {
            throw UserProblem.INVALID_EMAIL.exception();
        }
        return new EmailAddress(canonical);
    }

    /**
     * Reads an address from a member of a body that must be one; {@code VALIDATION_ERROR} names the member. Better Auth's
     * bodies say so of all but the sign-in.
     */
    public static EmailAddress ofMember(String member, String text) {
        try {
            return of(text);
        } catch (AuthException none) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of(member, "must be an e-mail address"));
        }
    }

    @Override
    public String toString() {
        return "…@" + value.substring(value.indexOf('@') + 1);
    }
}
