package dev.latchkey.social.entity;

import java.util.Locale;

/** Why somebody who comes back from a provider is not let in. S4-63. */
public enum CallbackRefusal {
    /** No such sign-in is under way in this browser, or it was used already. */
    STATE_MISMATCH,
    /** It was begun too long ago. */
    PLEASE_RESTART_THE_PROCESS,
    /** The person said no at the provider. */
    ACCESS_DENIED,
    /** The provider does not know the code. */
    INVALID_CODE,
    /** Signature, issuer, audience, nonce or time of the ID token are not as they must be. */
    INVALID_ID_TOKEN,
    /** The provider is down, slow, or answered something else. */
    PROVIDER_UNAVAILABLE,
    /** The provider gave no address that can be used. */
    EMAIL_NOT_FOUND,
    /** The provider does not vouch for the address. C-36. */
    PROVIDER_EMAIL_NOT_VERIFIED,
    /** An account has the address already, and may not be entered this way. C-36. */
    ACCOUNT_NOT_LINKED,
    /** The address is of no domain that the organization has proved; only a tenant's own provider is refused so. */
    EMAIL_OUTSIDE_ORGANIZATION,
    /** It is the account of another user, and people are not merged. */
    ACCOUNT_ALREADY_LINKED_TO_DIFFERENT_USER,
    /** He who links it has another account of this provider already. */
    ANOTHER_ACCOUNT_ALREADY_LINKED,
    /** Whoever links has not proved his own address yet. */
    EMAIL_NOT_VERIFIED,
    /** Nobody here has this account, and the application wanted no new people. */
    SIGNUP_DISABLED;

    /** The exception that ends the callback with this reason. */
    public CallbackException exception() {
        return new CallbackException(this);
    }

    /** The form in the parameter {@code error}, as Better Auth writes it. */
    public static String parameter(String code) {
        return code.toLowerCase(Locale.ROOT);
    }
}
