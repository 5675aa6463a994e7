package dev.latchkey.tenants.control;

import dev.latchkey.secrets.control.SecretTokens;
import java.text.Normalizer;
import java.util.Locale;

/** The short name of a tenant in addresses: lower-case letters, digits and single hyphens, at most 64. */
public final class Slug {
    /** The form, for validation. */
    public static final String PATTERN = "[a-z0-9]++(?:-[a-z0-9]++)*+";

    private static final int MAX_DERIVED = 50;
    private static final int SUFFIX = 6;

    private Slug() {}

    /** A slug out of a name: {@code "Müller & Co"} becomes {@code muller-co}; {@code tenant} when nothing is left. */
    public static String of(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.substring(0, Math.min(plain.length(), MAX_DERIVED)).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? "tenant" : cut;
    }

    /** The same with a random ending, for a name that is taken. */
    public static String unlike(String slug) {
        String random = SecretTokens.next("");
        return slug + "-" + random.substring(random.length() - SUFFIX).toLowerCase(Locale.ROOT);
    }
}
