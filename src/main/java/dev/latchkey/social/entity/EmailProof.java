package dev.latchkey.social.entity;

/** What a provider says about whose an address is. */
public enum EmailProof {
    /** It has verified it. */
    VERIFIED,
    /** It has not, or does not say so where it could. */
    DENIED,
    /** It never says. */
    UNSAID;

    /** What a claim that may be true or something else says. */
    public static EmailProof of(boolean verified) {
        return verified ? VERIFIED : DENIED;
    }
}
