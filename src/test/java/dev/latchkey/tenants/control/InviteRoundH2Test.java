package dev.latchkey.tenants.control;

import dev.latchkey.database.control.GivenDatabase;

class InviteRoundH2Test extends InviteRoundContract {
    InviteRoundH2Test() {
        super(GivenDatabase.h2());
    }
}
