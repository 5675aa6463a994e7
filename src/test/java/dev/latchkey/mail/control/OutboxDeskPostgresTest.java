package dev.latchkey.mail.control;

import dev.latchkey.database.control.GivenDatabase;

class OutboxDeskPostgresTest extends OutboxDeskContract {
    OutboxDeskPostgresTest() {
        super(GivenDatabase.postgres());
    }
}
