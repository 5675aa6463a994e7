package dev.latchkey.secrets.control;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Ids in TypeID form (C-23): a prefix, {@code _} and a UUIDv7 in 26 characters of Crockford's base 32. */
public final class Ids {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private Ids() {}

    /** A new id such as {@code usr_01jd8k…}; later ids sort later, which keeps index pages warm. */
    public static String next(String prefix) {
        return prefix + "_" + encode(UuidCreator.getTimeOrderedEpoch());
    }

    /** 128 bits in 26 characters of 5 bits; the first carries the upper 3. */
    static String encode(UUID uuid) {
        char[] text = new char[26];
        long low = uuid.getLeastSignificantBits();
        long high = uuid.getMostSignificantBits();
        for (int i = 25; i >= 0; i--) {
            text[i] = ALPHABET.charAt((int) (low & 31));
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return new String(text);
    }
}
