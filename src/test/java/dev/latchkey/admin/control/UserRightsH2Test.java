package dev.latchkey.admin.control;

import dev.latchkey.database.control.GivenDatabase;

class UserRightsH2Test extends UserRightsContract {
    UserRightsH2Test() {
        super(GivenDatabase.h2());
    }
}
