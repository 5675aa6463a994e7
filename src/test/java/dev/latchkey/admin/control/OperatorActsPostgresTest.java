package dev.latchkey.admin.control;

import dev.latchkey.database.control.GivenDatabase;

class OperatorActsPostgresTest extends OperatorActsContract {
    OperatorActsPostgresTest() {
        super(GivenDatabase.postgres());
    }
}
