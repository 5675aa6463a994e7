package dev.latchkey.problems.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Promise 2: an outage is a 503; a fault of ours is not called one. */
class OutageTest {
    @ParameterizedTest
    @CsvSource({
        "08000, true, connection",
        "08001, true, refused",
        "08006, true, broken",
        "53300, true, too many connections",
        "57P01, true, admin shutdown",
        "57P02, true, crash shutdown",
        "57P03, true, starting up",
        "90098, true, H2 closed",
        "90121, true, H2 closing",
        "23505, false, duplicate",
        "22001, false, too long",
        "42601, false, syntax",
        "42P01, false, no such table",
        "57014, false, cancelled",
        "28P01, false, password",
    })
    void the_sql_state_tells(String state, boolean outage, String meaning) {
        assertEquals(outage, Outage.causes(new SQLException(meaning, state)), meaning);
        assertEquals(outage, Outage.causes(new RuntimeException(new SQLException(meaning, state))));
    }

    @Test
    void so_does_the_type_however_deep_it_lies() {
        assertTrue(Outage.causes(new SQLTransientConnectionException()));
        assertTrue(Outage.causes(new SQLRecoverableException()));
        assertTrue(Outage.causes(new SQLNonTransientConnectionException()));
        assertTrue(Outage.causes(new IllegalStateException(new RuntimeException(new SQLRecoverableException()))));
        assertTrue(Outage.causes(new SQLException("Error in allocating a connection. Cause: timeout")));
    }

    @Test
    void a_fault_of_ours_is_none() {
        assertFalse(Outage.causes(new NullPointerException()));
        assertFalse(Outage.causes(new SQLException("no state")));
        assertFalse(Outage.causes(new IllegalStateException("no server of ours", new ConnectException())));
    }
}
