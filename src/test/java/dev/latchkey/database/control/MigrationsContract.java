package dev.latchkey.database.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One set of migrations makes the schema that the entities expect, on either database. */
abstract class MigrationsContract {
    private final GivenDatabase database;

    MigrationsContract(GivenDatabase database) {
        this.database = database;
    }

    @Test
    void a_second_run_changes_nothing() {
        assertEquals(0, database.migrate().migrationsExecuted);
    }

    @Test
    void every_entity_has_its_table_and_columns() {
        Set<String> names =
                database.entities().stream().map(entity -> entity.getName()).collect(Collectors.toSet());
        assertTrue(
                names.containsAll(Set.of(
                        "User",
                        "Account",
                        "Session",
                        "Verification",
                        "Tenant",
                        "Member",
                        "Invite",
                        "AuditEvent",
                        "OutboxMail")),
                names::toString);
        for (String name : names) {
            List<?> none = database.inTransaction(entities ->
                    entities.createQuery("select e from " + name + " e").getResultList());
            assertEquals(List.of(), none, name);
        }
    }

    @Test
    void an_instant_is_read_back_as_it_was_written_to_the_microsecond() {
        Instant time = Instant.parse("2026-03-29T01:30:00.123456Z");
        Sql sql = database.sql();
        sql.update(
                "insert into sign_in_failures (address_hash, failures, window_start, locks, updated_at)"
                        + " values ('x', 1, ?, 0, ?)",
                time,
                time);
        assertEquals(
                time,
                sql.first("select window_start from sign_in_failures", row -> Sql.instant(row, "window_start"))
                        .orElseThrow());
        assertEquals(1, sql.count("select count(*) from sign_in_failures where window_start = ?", time));
        assertEquals(
                0,
                sql.count("select count(*) from sign_in_failures where window_start < ?", time),
                "nothing before it");
    }
}
