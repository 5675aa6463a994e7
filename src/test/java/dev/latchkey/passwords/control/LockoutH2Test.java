package dev.latchkey.passwords.control;

import dev.latchkey.database.control.GivenDatabase;

class LockoutH2Test extends LockoutContract {
    LockoutH2Test() {
        super(GivenDatabase.h2());
    }
}
