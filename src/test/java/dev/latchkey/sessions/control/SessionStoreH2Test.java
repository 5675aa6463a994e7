package dev.latchkey.sessions.control;

import dev.latchkey.database.control.GivenDatabase;

class SessionStoreH2Test extends SessionStoreContract {
    SessionStoreH2Test() {
        super(GivenDatabase.h2());
    }
}
