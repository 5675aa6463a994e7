package dev.latchkey.tenants.control;

import dev.latchkey.database.control.GivenDatabase;

class MemberSearchPostgresTest extends MemberSearchContract {
    MemberSearchPostgresTest() {
        super(GivenDatabase.postgres());
    }
}
