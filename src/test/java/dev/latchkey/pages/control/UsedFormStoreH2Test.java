package dev.latchkey.pages.control;

import dev.latchkey.database.control.GivenDatabase;

class UsedFormStoreH2Test extends UsedFormStoreContract {
    UsedFormStoreH2Test() {
        super(GivenDatabase.h2());
    }
}
