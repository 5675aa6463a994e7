package dev.latchkey.imports.control;

import dev.latchkey.database.control.GivenDatabase;

class BetterAuthImportH2Test extends BetterAuthImportContract {
    BetterAuthImportH2Test() {
        super(GivenDatabase.h2());
    }
}
