package dev.latchkey.social.entity;

import org.jspecify.annotations.Nullable;

/** When an address counts as verified, by what the claim {@code email_verified} says (OpenID Connect Core section 5.1). */
public enum EmailTrust {
    /** When the claim says so. */
    CLAIMED,
    /** Unless the claim says that it is not. */
    UNLESS_DENIED,
    /** Whatever it says. */
    ALWAYS;

    /**
     * What the provider's word is worth.
     *
     * @param claim as it came; null when the provider says nothing
     */
    public EmailProof proof(@Nullable Object claim) {
        boolean verified = switch (this) {
            case CLAIMED -> Boolean.TRUE.equals(claim);
            // Some write the boolean as a text.
            case UNLESS_DENIED -> claim == null || Boolean.TRUE.equals(claim) || "true".equals(claim);
            case ALWAYS -> true;
        };
        return EmailProof.of(verified);
    }
}
