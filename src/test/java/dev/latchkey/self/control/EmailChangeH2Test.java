package dev.latchkey.self.control;

import dev.latchkey.database.control.GivenDatabase;

class EmailChangeH2Test extends EmailChangeContract {
    EmailChangeH2Test() {
        super(GivenDatabase.h2());
    }
}
