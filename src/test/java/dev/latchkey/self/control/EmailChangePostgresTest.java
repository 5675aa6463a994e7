package dev.latchkey.self.control;

import dev.latchkey.database.control.GivenDatabase;

class EmailChangePostgresTest extends EmailChangeContract {
    EmailChangePostgresTest() {
        super(GivenDatabase.postgres());
    }
}
