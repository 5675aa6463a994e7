package dev.latchkey.secrets.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Encryption at rest: AES-256-GCM under a key derived from the secret for each purpose, so that bytes sealed for one
 * purpose cannot be opened as another. Layout: version (1 byte), nonce (12), cipher text with tag. ASVS 11.3.2.
 */
@ApplicationScoped
public class Vault {
    private static final byte VERSION = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    @Inject
    SecretSettings settings;

    private final SecureRandom random = new SecureRandom();
    private @Nullable Mac derivation;

    @PostConstruct
    void prepare() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            derivation = mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA256", e);
        }
    }

    /** Encrypts; only {@link #open} with the same purpose and secret gives the bytes back. */
    public byte[] seal(byte[] plain, String purpose) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] cipherText = run(Cipher.ENCRYPT_MODE, plain, nonce, purpose);
        return ByteBuffer.allocate(1 + NONCE_BYTES + cipherText.length)
                .put(VERSION)
                .put(nonce)
                .put(cipherText)
                .array();
    }

    /** Decrypts what {@link #seal} made; anything else, or a changed secret, is an IllegalStateException. */
    public byte[] open(byte[] sealed, String purpose) {
        if (sealed.length < 1 + NONCE_BYTES + TAG_BITS / 8 || sealed[0] != VERSION) {
            throw new IllegalStateException("not sealed by this vault");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] cipherText = new byte[sealed.length - 1 - NONCE_BYTES];
        ByteBuffer.wrap(sealed, 1, sealed.length - 1).get(nonce).get(cipherText);
        return run(Cipher.DECRYPT_MODE, cipherText, nonce, purpose);
    }

    /** A signature in letters, digits, {@code -} and {@code _}, that only this secret makes for this purpose. */
    public String sign(String text, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key("sign:" + purpose));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA256", e);
        }
    }

    private byte[] run(int mode, byte[] input, byte[] nonce, String purpose) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key(purpose), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot open or seal for " + purpose, e);
        }
    }

    /** One HMAC is one block of HKDF-Expand (RFC 5869 section 2.3), enough for a 256-bit key. */
    private SecretKey key(String purpose) {
        Mac mac = derivation;
        if (mac == null) {
            throw new IllegalStateException("used before it was made");
        }
        try {
            Mac own = (Mac) mac.clone();
            return new SecretKeySpec(
                    own.doFinal(("latchkey:" + purpose + "\u0001").getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's HMAC can be cloned", e);
        }
    }
}
