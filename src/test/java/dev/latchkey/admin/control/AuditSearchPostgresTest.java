package dev.latchkey.admin.control;

import dev.latchkey.database.control.GivenDatabase;

class AuditSearchPostgresTest extends AuditSearchContract {
    AuditSearchPostgresTest() {
        super(GivenDatabase.postgres());
    }
}
