package dev.latchkey.tokens.control;

import dev.latchkey.database.control.GivenDatabase;

class SigningKeysH2Test extends SigningKeysContract {
    SigningKeysH2Test() {
        super(GivenDatabase.h2());
    }
}
