package dev.latchkey.imports.control;

import dev.latchkey.database.control.GivenDatabase;

class BetterAuthImportPostgresTest extends BetterAuthImportContract {
    BetterAuthImportPostgresTest() {
        super(GivenDatabase.postgres());
    }
}
