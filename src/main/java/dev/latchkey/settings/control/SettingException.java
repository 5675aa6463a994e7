package dev.latchkey.settings.control;

/** A setting that cannot be used. The server refuses to start with this message, which names the key. */
public class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SettingException(String key, String why) {
        super("Setting " + key + " (" + environmentName(key) + "): " + why);
    }

    /** {@code latchkey.base-url} is {@code LATCHKEY_BASE_URL} in the environment. */
    private static String environmentName(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT);
    }
}
