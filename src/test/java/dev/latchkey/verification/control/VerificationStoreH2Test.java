package dev.latchkey.verification.control;

import dev.latchkey.database.control.GivenDatabase;

class VerificationStoreH2Test extends VerificationStoreContract {
    VerificationStoreH2Test() {
        super(GivenDatabase.h2());
    }
}
