package dev.latchkey.admin.control;

import dev.latchkey.database.control.GivenDatabase;

class UserSearchPostgresTest extends UserSearchContract {
    UserSearchPostgresTest() {
        super(GivenDatabase.postgres());
    }
}
