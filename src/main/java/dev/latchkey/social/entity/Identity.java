package dev.latchkey.social.entity;

import org.jspecify.annotations.Nullable;

/**
 * Whom a provider says somebody is.
 *
 * @param subject what the provider knows him by; it never changes, his address may (OpenID Connect Core section 5.7)
 * @param proof whether the provider vouches for the address
 */
public record Identity(
        String provider,
        String subject,
        @Nullable String email,
        EmailProof proof,
        @Nullable String name) {
    /** Whether the provider vouches for the address. */
    public boolean emailVerified() {
        return proof == EmailProof.VERIFIED;
    }

    @Override
    public String toString() {
        return "Identity[" + provider + "]";
    }
}
