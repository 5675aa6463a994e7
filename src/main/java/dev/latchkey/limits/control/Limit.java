package dev.latchkey.limits.control;

/** What is limited for callers whom nobody knows yet; how much is a setting each. C-29. */
public enum Limit {
    /** Attempts to sign in, per network. */
    SIGN_IN("latchkey.limit.sign-in"),
    /** New accounts, per network. */
    SIGN_UP("latchkey.limit.sign-up"),
    /** Requests for a mail, per network. */
    MAIL("latchkey.limit.mail"),
    /** Mails to one address, whoever asks for them. */
    MAIL_ADDRESS("latchkey.limit.mail-address"),
    /** Wrong API keys to verify, per network. */
    API_KEY("latchkey.limit.api-key"),
    /** Refresh tokens that are no good, per network. */
    REFRESH_TOKEN("latchkey.limit.refresh-token"),
    /** Tests of a tenant's provider, and attempts to prove its domains, per tenant. */
    SSO_SETUP("latchkey.limit.sso-setup");

    private final String key;

    Limit(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
