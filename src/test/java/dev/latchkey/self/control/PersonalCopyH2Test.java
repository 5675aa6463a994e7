package dev.latchkey.self.control;

import dev.latchkey.database.control.GivenDatabase;

class PersonalCopyH2Test extends PersonalCopyContract {
    PersonalCopyH2Test() {
        super(GivenDatabase.h2());
    }
}
