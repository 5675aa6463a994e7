package dev.latchkey.users.entity;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a user says of himself; nothing of it opens anything.
 *
 * @param name at most 200 code points; null for somebody who never gave one
 * @param image an https URL, which only his own and other people's browsers load, never this server (ASVS 1.3.6)
 * @param country two letters of ISO 3166
 * @param phone digits, with + before the country's code when he gave it (E.164)
 */
public record Profile(
        @Nullable String name,
        @Nullable String image,
        @Nullable String company,
        @Nullable String country,
        @Nullable String phone) {
    private static final int MAX_NAME = 200;
    private static final int MAX_IMAGE = 2_048;
    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");
    private static final Pattern SEPARATORS = Pattern.compile("[ \\u00a0./()-]");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{5,15}");

    /**
     * The same in the form that is stored: without blanks around it, empty members as null. {@code VALIDATION_ERROR}
     * names every member that cannot be used.
     */
    public Profile checked() {
        Map<String, String> wrong = new LinkedHashMap<>();
        Profile clean = new Profile(
                name == null ? null : name.strip(),
                trimmed(image),
                trimmed(company),
                upper(trimmed(country)),
                digits(trimmed(phone)));
        if (clean.name != null && clean.name.isEmpty()) {
            wrong.put("name", "is required");
        }
        refuse(wrong, "name", isLine(clean.name), "must have at most 200 characters and no control characters");
        refuse(wrong, "image", isHttps(clean.image), "must be an https URL");
        refuse(wrong, "company", isLine(clean.company), "must have at most 200 characters and no control characters");
        refuse(wrong, "country", clean.country == null || COUNTRIES.contains(clean.country), "must be a country code");
        refuse(wrong, "phone", clean.phone == null || PHONE.matcher(clean.phone).matches(), "must be a phone number");
        if (!wrong.isEmpty()) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, wrong);
        }
        return clean;
    }

    private static void refuse(Map<String, String> wrong, String member, boolean good, String why) {
        if (!good) {
            wrong.putIfAbsent(member, why);
        }
    }

    private static @Nullable String trimmed(@Nullable String text) {
        String clean = text == null ? "" : text.strip();
        return clean.isEmpty() ? null : clean;
    }

    private static @Nullable String upper(@Nullable String text) {
        return text == null ? null : text.toUpperCase(Locale.ROOT);
    }

    /** People write +49 (170) 123-45 67 or 0049 170 1234567. */
    private static @Nullable String digits(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String digits = SEPARATORS.matcher(text).replaceAll("");
        return digits.startsWith("00") ? "+" + digits.substring(2) : digits;
    }

    private static boolean isLine(@Nullable String text) {
        return text == null
                || (text.codePointCount(0, text.length()) <= MAX_NAME
                        && !UNSEEN.matcher(text).find());
    }

    private static boolean isHttps(@Nullable String text) {
        if (text == null) {
            return true;
        }
        try {
            URI url = text.length() <= MAX_IMAGE ? URI.create(text) : URI.create("");
            return "https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null && url.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
