package dev.latchkey.system;

import java.util.Map;

/** The sets of settings that servers of the tests run with, besides the defaults. Few: each is a server a database. */
final class Settings {
    static final String CRON_SECRET = "secret of the scheduler";

    static final String API_TOKEN = "token of the application's own server";

    /** Nobody gets in before his address is verified. */
    static final Map<String, String> VERIFICATION_REQUIRED = Map.of("LATCHKEY_EMAIL_VERIFICATION", "required");

    /** Everything else the other way round. */
    static final Map<String, String> UNUSUAL = Map.ofEntries(
            Map.entry("LATCHKEY_SIGNUP_ENUMERATION", "hide"),
            Map.entry("LATCHKEY_SIGNUP_TENANT", "off"),
            Map.entry("LATCHKEY_BASE_URL", "https://auth.example.org"),
            Map.entry("LATCHKEY_COOKIE_NAME", "__Host-auth_token"),
            Map.entry("LATCHKEY_SESSION_TOKEN_PREFIX", "el_sess_"),
            Map.entry("LATCHKEY_API_TOKEN_PREFIX", "el_sess_"),
            Map.entry("LATCHKEY_API_KEY_PREFIX", "acme_"),
            Map.entry("LATCHKEY_API_KEY_SCOPES", "reports:read, reports:write"),
            Map.entry("LATCHKEY_MAX_SESSIONS", "0"),
            Map.entry("LATCHKEY_FREE_TENANTS", "2"),
            Map.entry("LATCHKEY_CRON_SECRET", CRON_SECRET),
            Map.entry("LATCHKEY_API_TOKEN", API_TOKEN),
            Map.entry("LATCHKEY_TRUSTED_ORIGINS", "https://*.example.net"),
            Map.entry("LATCHKEY_PRODUCT_NAME", "Acme <ID>"),
            Map.entry("LATCHKEY_LOGO_URL", "https://cdn.example.net/logo.svg"),
            Map.entry("LATCHKEY_BRAND_COLOR", "#f97316"),
            Map.entry("LATCHKEY_HOME_URL", "https://app.example.net/start"),
            Map.entry("LATCHKEY_SUPPORT_URL", "mailto:help@example.net"));

    private Settings() {}
}
