package dev.latchkey.sessions.control;

import dev.latchkey.database.control.GivenDatabase;

class SessionStorePostgresTest extends SessionStoreContract {
    SessionStorePostgresTest() {
        super(GivenDatabase.postgres());
    }
}
