package dev.latchkey.limits.control;

import dev.latchkey.database.control.GivenDatabase;

class PlanUsageH2Test extends PlanUsageContract {
    PlanUsageH2Test() {
        super(GivenDatabase.h2());
    }
}
