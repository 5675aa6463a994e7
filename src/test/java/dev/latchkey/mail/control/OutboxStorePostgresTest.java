package dev.latchkey.mail.control;

import dev.latchkey.database.control.GivenDatabase;

class OutboxStorePostgresTest extends OutboxStoreContract {
    OutboxStorePostgresTest() {
        super(GivenDatabase.postgres());
    }
}
