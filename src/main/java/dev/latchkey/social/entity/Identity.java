package dev.latchkey.social.entity;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.Profile;
import java.util.Optional;
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

    /** The address, if it is one. */
    public Optional<EmailAddress> address() {
        try {
            return Optional.ofNullable(email).map(EmailAddress::of);
        } catch (AuthException e) {
            return Optional.empty();
        }
    }

    /** The name for a new account; null for one that could not be stored, because it is none of ours to judge. */
    public @Nullable String accountName() {
        try {
            return new Profile(name, null, null, null, null).checked().name();
        } catch (AuthException e) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "Identity[" + provider + "]";
    }
}
