package dev.latchkey.users.entity;

import java.util.Locale;

/** What a user or tenant pays for. C-28. */
public enum Plan {
    FREE,
    STARTER,
    BUSINESS,
    PRO;

    /** The name in JSON. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
