package dev.latchkey.admin.control;

import dev.latchkey.database.control.GivenDatabase;

class OperatorActsH2Test extends OperatorActsContract {
    OperatorActsH2Test() {
        super(GivenDatabase.h2());
    }
}
