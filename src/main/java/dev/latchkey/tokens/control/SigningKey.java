package dev.latchkey.tokens.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import java.time.Instant;

/** A key that signs access tokens, ready for use. */
record SigningKey(String id, int generation, Instant createdAt, ECKey key, JWSSigner signer, JWSVerifier verifier) {
    static SigningKey of(String id, int generation, Instant createdAt, ECKey key) {
        try {
            return new SigningKey(
                    id, generation, createdAt, key, new ECDSASigner(key), new ECDSAVerifier(key.toPublicJWK()));
        } catch (JOSEException e) {
            throw new IllegalStateException("a key on P-256 signs ES256", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + id + ", …]";
    }
}
