package dev.latchkey.passwords.control;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** A password as it is counted and hashed: Unicode NFC, otherwise untouched. C-09. */
record NormalPassword(String text) {
    /** Keyboards send the same letter composed or decomposed; nothing else is evened out. */
    static NormalPassword of(String password) {
        return new NormalPassword(Normalizer.normalize(password, Normalizer.Form.NFC));
    }

    byte[] utf8() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    int codePoints() {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        return "…";
    }
}
