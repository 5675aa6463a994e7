package dev.latchkey.imports.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.audit.control.GivenAudit;
import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.database.control.Sql;
import dev.latchkey.imports.control.BetterAuthImport.ImportWork;
import dev.latchkey.imports.entity.ImportReport;
import dev.latchkey.imports.entity.ImportReport.Outcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an import copies, leaves out and says. C-10. */
abstract class BetterAuthImportContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final GivenDatabase database;

    BetterAuthImportContract(GivenDatabase database) {
        this.database = database;
        List.of("delete from tenants", "delete from users").forEach(database.sql()::update);
    }

    private ImportReport run(String url) {
        return database.inTransaction(entities -> {
            ImportWork work = new ImportWork();
            work.people = new PeopleImport();
            work.people.sql = database.sql();
            work.organizations = new OrganizationImport();
            work.organizations.sql = database.sql();
            work.audit = GivenAudit.log(database, entities);
            BetterAuthImport imports = new BetterAuthImport();
            imports.work = work;
            return imports.run(url, false, NOW);
        });
    }

    private static void assertCounts(ImportReport report, String kind, int copied, int there, int skipped) {
        assertEquals(
                List.of(copied, there, skipped),
                List.of(
                        report.of(kind, Outcome.COPIED),
                        report.of(kind, Outcome.THERE),
                        report.of(kind, Outcome.SKIPPED)),
                kind + " in\n" + report);
    }

    private String text(String sql) {
        return database.sql()
                .first(sql, row -> String.valueOf(row.getString(1)))
                .orElse("nothing");
    }

    @Test
    void it_copies_people_and_organizations_with_their_ids_and_says_what_it_left_out() {
        ImportReport report = run(GivenBetterAuth.database());
        assertCounts(report, "users", 3, 0, 2);
        assertCounts(report, "accounts", 2, 0, 2);
        assertCounts(report, "sessions", 1, 0, 1);
        assertCounts(report, "organizations", 2, 0, 0);
        assertCounts(report, "members", 3, 0, 1);
        assertCounts(report, "invitations", 3, 0, 1);
        assertEquals("ann@import.example.org", text("select email from users where id = 'ann'"));
        assertEquals(
                Instant.parse("2025-05-01T10:00:00Z"),
                database.sql()
                        .first("select created_at from users where id = 'ann'", row -> Sql.instant(row, "created_at"))
                        .orElseThrow());
        assertEquals("admin", text("select role from users where id = 'boss'"));
        assertEquals("null", text("select image from users where id = 'boss'"));
        assertEquals("spam", text("select ban_reason from users where id = 'eve' and banned"));
        assertEquals(
                GivenBetterAuth.SCRYPT,
                text("select password_hash from accounts where user_id = 'ann' and"
                        + " provider_id = 'credential' and account_id = 'ann'"));
        assertEquals("1234567890", text("select account_id from accounts where provider_id = 'google'"));
        assertEquals("acme", text("select slug from tenants where id = 'org1'"));
        assertEquals("muller-co", text("select slug from tenants where id = 'org2'"));
        assertEquals("ADMIN", text("select role from members where id = 'mem2'"));
        assertEquals("MEMBER", text("select role from members where id = 'mem3'"));
        assertEquals("new@import.example.org", text("select pending_email from invites where id = 'inv1'"));
        assertEquals("EXPIRED", text("select status from invites where id = 'inv2'"));
        assertEquals("ACCEPTED", text("select status from invites where id = 'inv3'"));
        String said = report.toString();
        for (String reason : List.of(
                "users bad: its e-mail address is none that can be used",
                "users boss: copied without its image",
                "members mem3: its role wizard is unknown and counts as member",
                "organizations org2: its slug is now muller-co",
                "organizations org2: has no owner; make a member one",
                "members mem4: its organization or user is not here")) {
            assertTrue(said.contains(reason), reason + " in\n" + said);
        }
        assertEquals("3 users, 2 organizations", text("select detail from audit_events where action = 'user-import'"));
    }

    @Test
    void running_it_again_copies_only_what_is_new_and_changes_nothing() {
        String url = GivenBetterAuth.database();
        run(url);
        database.sql().update("update users set name = 'Renamed here' where id = 'ann'");
        database.sql().update("update members set role = 'MEMBER' where id = 'mem2'");
        GivenBetterAuth.change(
                url,
                "insert into \"user\" (\"id\", \"name\", \"email\", \"emailVerified\")"
                        + " values ('zoe', 'Zoe', 'zoe@import.example.org', true)");
        ImportReport again = run(url);
        assertCounts(again, "users", 1, 3, 2);
        assertCounts(again, "accounts", 0, 2, 2);
        assertCounts(again, "sessions", 0, 1, 1);
        assertCounts(again, "organizations", 0, 2, 0);
        assertCounts(again, "members", 0, 3, 1);
        assertCounts(again, "invitations", 0, 3, 1);
        assertEquals("Renamed here", text("select name from users where id = 'ann'"));
        assertEquals("MEMBER", text("select role from members where id = 'mem2'"));
    }

    @Test
    void an_address_and_a_slug_that_are_taken_here_stay_whose_they_are() {
        run(GivenBetterAuth.database());
        database.sql().update("update users set id = 'here' where id = 'eve'");
        database.sql().update("update tenants set slug = 'acme-old' where id = 'org1'");
        database.sql().update("update tenants set slug = 'acme' where id = 'org2'");
        database.sql().update("delete from tenants where id = 'org1'");
        ImportReport report = run(GivenBetterAuth.database());
        assertTrue(report.toString().contains("users eve: another account has its e-mail address"), report::toString);
        assertTrue(text("select slug from tenants where id = 'org1'").matches("acme-[0-9a-z]{6}"), report::toString);
        assertEquals("acme", text("select slug from tenants where id = 'org2'"));
    }

    @Test
    void a_url_that_is_no_postgresql_is_refused_without_its_password() {
        String said =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> run("mysql://ann:geheim@localhost/x"))
                        .getMessage());
        assertFalse(said.contains("geheim"), said);
        assertThrows(IllegalArgumentException.class, () -> run("jdbc:h2:mem:x"));
    }
}
