package dev.latchkey.mail.control;

import dev.latchkey.database.control.GivenDatabase;

class OutboxStoreH2Test extends OutboxStoreContract {
    OutboxStoreH2Test() {
        super(GivenDatabase.h2());
    }
}
