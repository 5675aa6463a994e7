package dev.latchkey.mail.entity;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people call themselves and their tenants, made harmless for a mail; escaping is the template's work. */
final class PlainText {
    /** Long names would push the mail's own words out of sight. */
    private static final int MAX_CODE_POINTS = 100;

    /** Control, format (also the ones that turn the writing direction), surrogate, line and paragraph separators. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    private static final Pattern SPACES = Pattern.compile("\\p{Zs}{2,}");
    private static final Pattern LINK = Pattern.compile("\\.(?=\\p{L})|:(?=/)");

    private PlainText() {}

    /** One line without what a mail reader would turn into a link: the mail's own link must stay the only one. */
    static String of(String name) {
        String line = INVISIBLE.matcher(name).replaceAll(" ");
        String unlinked = LINK.matcher(line).replaceAll("$0 ");
        String text = SPACES.matcher(unlinked).replaceAll(" ").strip();
        int length = text.codePointCount(0, text.length());
        return length <= MAX_CODE_POINTS ? text : text.substring(0, text.offsetByCodePoints(0, MAX_CODE_POINTS)) + "…";
    }

    /** Null when absent or when nothing readable remains, so that the greeting does without a name. */
    static @Nullable String orNull(@Nullable String name) {
        String text = name == null ? "" : of(name);
        return text.isEmpty() ? null : text;
    }
}
