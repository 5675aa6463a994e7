package dev.latchkey.operations.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.problems.control.Outage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Does the database answer? */
@ApplicationScoped
public class DatabaseCheck {
    @Inject
    Sql sql;

    public boolean answers() {
        try {
            return sql.count("select 1") == 1;
        } catch (RuntimeException failure) {
            if (!Outage.causes(failure)) {
                throw failure;
            }
            return false;
        }
    }
}
