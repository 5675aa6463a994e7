package dev.latchkey.admin.control;

import dev.latchkey.database.control.GivenDatabase;

class UserSearchH2Test extends UserSearchContract {
    UserSearchH2Test() {
        super(GivenDatabase.h2());
    }
}
