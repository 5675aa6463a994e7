package dev.latchkey.sessions.control;

import dev.latchkey.database.control.GivenDatabase;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Optional;

/** The store of sessions with the usual settings, for tests of rooms that use it. */
public final class GivenSessions {
    private static final SessionSettings SETTINGS = new SessionSettings(
            Duration.ofDays(7),
            Duration.ofDays(1),
            Duration.ofDays(1),
            Duration.ofHours(1),
            5,
            "auth_token",
            "lk_sess_");

    private GivenSessions() {}

    /** In the transaction of these entities. */
    public static SessionStore store(GivenDatabase database, EntityManager entities) {
        SessionStore store = new SessionStore();
        store.entities = entities;
        store.sql = database.sql();
        store.settings = SETTINGS;
        return store;
    }

    /** The look-up of every request. */
    public static SessionLookup lookup(GivenDatabase database) {
        SessionLookup lookup = new SessionLookup();
        lookup.sql = database.sql();
        lookup.settings = SETTINGS;
        lookup.imported = imported();
        return lookup;
    }

    /** Nobody's sessions were imported. */
    static ImportedTokens imported() {
        ImportedTokens imported = new ImportedTokens();
        imported.settings = new ImportedTokens.ImportedSettings(Optional.empty());
        return imported;
    }
}
