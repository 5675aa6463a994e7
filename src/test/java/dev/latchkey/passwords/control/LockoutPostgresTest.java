package dev.latchkey.passwords.control;

import dev.latchkey.database.control.GivenDatabase;

class LockoutPostgresTest extends LockoutContract {
    LockoutPostgresTest() {
        super(GivenDatabase.postgres());
    }
}
