package dev.latchkey.social.control;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.text.ParseException;

/** The keys that a provider publishes: RFC 7517 section 5. */
public final class ProviderKeys {
    /** Real ones have two to ten; each is kept, and looked through for each token. */
    private static final int MOST = 100;

    private ProviderKeys() {}

    /** The public halves of the keys in such a text; an {@code IOException} when it has another form, or more than 100 of them. */
    public static JWKSet of(String text) throws IOException {
        JWKSet keys = parsed(text);
        if (keys.size() > MOST) {
            throw new IOException("more than " + MOST + " keys");
        }
        return keys;
    }

    private static JWKSet parsed(String text) throws IOException {
        try {
            return JWKSet.parse(text).toPublicJWKSet();
        } catch (ParseException e) {
            throw new IOException("the keys are none", e);
        } catch (RuntimeException e) {
            // The library promises a ParseException, and yet stumbles over {"keys":[null]} and the like with whatever
            // it meets there.
            // The text is a stranger's, so that is his error and none of ours.
            throw new IOException("the keys are none that can be read", e);
        }
    }
}
