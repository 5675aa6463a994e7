package dev.latchkey.sessions.control;

import dev.latchkey.database.control.GivenDatabase;

class OwnSessionsPostgresTest extends OwnSessionsContract {
    OwnSessionsPostgresTest() {
        super(GivenDatabase.postgres());
    }
}
