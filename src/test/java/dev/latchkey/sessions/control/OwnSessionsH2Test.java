package dev.latchkey.sessions.control;

import dev.latchkey.database.control.GivenDatabase;

class OwnSessionsH2Test extends OwnSessionsContract {
    OwnSessionsH2Test() {
        super(GivenDatabase.h2());
    }
}
