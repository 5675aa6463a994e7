package dev.latchkey.verification.control;

import dev.latchkey.database.control.GivenDatabase;

class VerificationStorePostgresTest extends VerificationStoreContract {
    VerificationStorePostgresTest() {
        super(GivenDatabase.postgres());
    }
}
