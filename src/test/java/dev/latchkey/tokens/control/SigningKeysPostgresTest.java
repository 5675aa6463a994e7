package dev.latchkey.tokens.control;

import dev.latchkey.database.control.GivenDatabase;

class SigningKeysPostgresTest extends SigningKeysContract {
    SigningKeysPostgresTest() {
        super(GivenDatabase.postgres());
    }
}
