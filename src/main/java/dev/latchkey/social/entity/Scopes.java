package dev.latchkey.social.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Lists of scopes: RFC 6749 section 3.3 puts blanks between them, GitHub commas. */
public final class Scopes {
    /** What can stand in one that is asked for, at most 100 characters. */
    public static final String PATTERN = "[!#-\\[\\]-~]{1,100}";

    private static final int MAX_LENGTH = 2_000;

    private Scopes() {}

    /** The scopes of a text. */
    public static List<String> of(String text) {
        return Arrays.stream(text.split("[ ,]+"))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
    }

    /** The text of scopes, as it is stored; those that are beyond its length are left out. */
    public static String text(List<String> scopes) {
        List<String> kept = new ArrayList<>();
        int length = 0;
        for (String scope : scopes) {
            length += scope.length() + 1;
            if (length > MAX_LENGTH) {
                break;
            }
            kept.add(scope);
        }
        return String.join(" ", kept);
    }

    /** Both, each once. */
    public static List<String> joined(List<String> usual, List<String> more) {
        return Stream.concat(usual.stream(), more.stream()).distinct().toList();
    }
}
