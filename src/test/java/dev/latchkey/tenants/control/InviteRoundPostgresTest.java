package dev.latchkey.tenants.control;

import dev.latchkey.database.control.GivenDatabase;

class InviteRoundPostgresTest extends InviteRoundContract {
    InviteRoundPostgresTest() {
        super(GivenDatabase.postgres());
    }
}
