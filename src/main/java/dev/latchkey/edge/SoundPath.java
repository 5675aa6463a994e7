package dev.latchkey.edge;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Whether a path means one thing only: UTF-8 once decoded, no hidden slash, and never above the root. */
final class SoundPath {
    private SoundPath() {}

    /** Takes a path whose escapes are well formed. */
    static boolean isSound(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return !lower.contains("%2f") && !lower.contains("%5c") && isUtf8(path) && staysBelowRoot(lower);
    }

    private static boolean isUtf8(String path) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length());
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '%') {
                bytes.write(Integer.parseInt(path, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(path.charAt(i));
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray()));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean staysBelowRoot(String path) {
        int depth = 0;
        for (String segment : path.replace("%2e", ".").split("/")) {
            int parameters = segment.indexOf(';');
            String name = parameters < 0 ? segment : segment.substring(0, parameters);
            if (name.equals("..")) {
                depth--;
            } else if (!name.isEmpty() && !name.equals(".")) {
                depth++;
            }
            if (depth < 0) {
                return false;
            }
        }
        return true;
    }
}
