package dev.latchkey.admin.control;

import dev.latchkey.database.control.GivenDatabase;

class UserRightsPostgresTest extends UserRightsContract {
    UserRightsPostgresTest() {
        super(GivenDatabase.postgres());
    }
}
