package dev.latchkey.self.control;

import dev.latchkey.database.control.GivenDatabase;

class UserDeletionH2Test extends UserDeletionContract {
    UserDeletionH2Test() {
        super(GivenDatabase.h2());
    }
}
