package dev.latchkey.admin.control;

import dev.latchkey.database.control.GivenDatabase;

class AuditSearchH2Test extends AuditSearchContract {
    AuditSearchH2Test() {
        super(GivenDatabase.h2());
    }
}
