package dev.latchkey.self.control;

import dev.latchkey.database.control.GivenDatabase;

class UserDeletionPostgresTest extends UserDeletionContract {
    UserDeletionPostgresTest() {
        super(GivenDatabase.postgres());
    }
}
