package dev.latchkey.limits.control;

import dev.latchkey.database.control.GivenDatabase;

class PlanUsagePostgresTest extends PlanUsageContract {
    PlanUsagePostgresTest() {
        super(GivenDatabase.postgres());
    }
}
