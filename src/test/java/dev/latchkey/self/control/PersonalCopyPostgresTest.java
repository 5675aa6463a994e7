package dev.latchkey.self.control;

import dev.latchkey.database.control.GivenDatabase;

class PersonalCopyPostgresTest extends PersonalCopyContract {
    PersonalCopyPostgresTest() {
        super(GivenDatabase.postgres());
    }
}
