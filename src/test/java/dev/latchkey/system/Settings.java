package dev.latchkey.system;

import java.util.Map;

/** The sets of settings that servers of the tests run with, besides the defaults. Few: each is a server a database. */
final class Settings {
    static final String CRON_SECRET = "secret of the scheduler";

    /** Nobody gets in before his address is verified. */
    static final Map<String, String> VERIFICATION_REQUIRED = Map.of("LATCHKEY_EMAIL_VERIFICATION", "required");

    /** Everything else the other way round. */
    static final Map<String, String> UNUSUAL = Map.of(
            "LATCHKEY_SIGNUP_ENUMERATION", "hide",
            "LATCHKEY_BASE_URL", "https://auth.example.org",
            "LATCHKEY_COOKIE_NAME", "__Host-auth_token",
            "LATCHKEY_SESSION_TOKEN_PREFIX", "el_sess_",
            "LATCHKEY_MAX_SESSIONS", "0",
            "LATCHKEY_FREE_TENANTS", "2",
            "LATCHKEY_CRON_SECRET", CRON_SECRET);

    private Settings() {}
}
