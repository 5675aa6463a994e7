package dev.latchkey.tenants.control;

import dev.latchkey.database.control.GivenDatabase;

class MemberSearchH2Test extends MemberSearchContract {
    MemberSearchH2Test() {
        super(GivenDatabase.h2());
    }
}
