package dev.latchkey.pages.control;

import dev.latchkey.database.control.GivenDatabase;

class UsedFormStorePostgresTest extends UsedFormStoreContract {
    UsedFormStorePostgresTest() {
        super(GivenDatabase.postgres());
    }
}
