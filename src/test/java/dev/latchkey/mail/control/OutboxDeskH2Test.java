package dev.latchkey.mail.control;

import dev.latchkey.database.control.GivenDatabase;

class OutboxDeskH2Test extends OutboxDeskContract {
    OutboxDeskH2Test() {
        super(GivenDatabase.h2());
    }
}
