package dev.latchkey.admin.control;

import static dev.latchkey.admin.control.GivenHouse.NOW;
import static dev.latchkey.admin.control.GivenHouse.operator;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.admin.entity.TenantDossier;
import dev.latchkey.admin.entity.TenantSummary;
import dev.latchkey.audit.control.GivenAudit;
import dev.latchkey.database.control.GivenCrowd;
import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.sessions.entity.SessionProblem;
import dev.latchkey.users.control.GivenUsers;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.Plan;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Help for users and tenants, each act with its trace; and the first administrator. */
abstract class OperatorActsContract {
    private static final Paging PAGE = new Paging(1, 20);

    private final GivenHouse house;

    OperatorActsContract(GivenDatabase database) {
        house = new GivenHouse(database);
    }

    @BeforeEach
    void people() {
        house.administrator("usr_root");
        house.user("usr_ada", "Ada");
        house.user("usr_bob", "Bob");
    }

    @Test
    void s3_77_an_administrator_unlocks_an_address() {
        house.lock("usr_ada");
        assertEquals(10, house.dossiers().read("usr_ada").lock().failures());
        house.support(support -> support.unlock(operator("usr_root"), "usr_ada"));
        assertEquals(
                "State[failures=0, lockedUntil=null]",
                house.dossiers().read("usr_ada").lock() + "");
        assertEquals(List.of("user-unlock usr_root usr_ada null null"), house.traces());
    }

    @Test
    void one_session_ends_or_all_and_never_another_users() {
        String first = house.session("usr_ada").sessionId();
        house.session("usr_ada");
        String bobs = house.session("usr_bob").sessionId();
        for (String other : List.of(bobs, "ses_nobody", "", "a\0b")) {
            AuthException refused = assertThrows(
                    AuthException.class,
                    () -> house.support(support -> support.endSession(operator("usr_root"), "usr_ada", other)));
            assertEquals(SessionProblem.SESSION_NOT_FOUND, refused.code());
        }
        house.support(support -> support.endSession(operator("usr_root"), "usr_ada", first));
        assertEquals(1, house.dossiers().read("usr_ada").sessions().size());
        house.support(support -> support.endSessions(operator("usr_root"), "usr_ada"));
        assertEquals(0, house.dossiers().read("usr_ada").sessions().size());
        assertEquals(1, house.dossiers().read("usr_bob").sessions().size());
        assertEquals(
                List.of(
                        "user-session-end usr_root usr_ada null " + first,
                        "user-sessions-end usr_root usr_ada null null"),
                house.traces());
    }

    @Test
    void a_plan_lasts_until_an_instant_in_the_future_and_free_has_no_end() {
        Duration year = Duration.ofDays(365);
        house.support(support -> support.changePlan(operator("usr_root"), "usr_ada", Plan.PRO, NOW.plus(year)));
        assertEquals(
                "Term[plan=pro, status=active, expiresAt=2027-03-01T12:00:00Z]",
                house.dossiers().read("usr_ada").term() + "");
        assertEquals(
                RequestProblem.VALIDATION_ERROR,
                assertThrows(
                                AuthException.class,
                                () -> house.support(
                                        support -> support.changePlan(operator("usr_root"), "usr_ada", Plan.PRO, NOW)))
                        .code());
        house.support(support -> support.changePlan(operator("usr_root"), "usr_ada", Plan.FREE, NOW.plus(year)));
        assertEquals(
                "Term[plan=free, status=active, expiresAt=null]",
                house.dossiers().read("usr_ada").term() + "");
        assertEquals(
                List.of(
                        "user-plan-change usr_root usr_ada null pro until 2027-03-01T12:00:00Z",
                        "user-plan-change usr_root usr_ada null free"),
                house.traces());
    }

    private TenantSearch tenants() {
        TenantSearch search = new TenantSearch();
        search.sql = house.database().sql();
        search.clock = GivenHouse.CLOCK;
        return search;
    }

    private List<String> tenantIds(String text, TenantSearch.Filter filter) {
        return tenants().find(text, filter, PAGE).rows().stream()
                .map(TenantSummary::id)
                .toList();
    }

    @Test
    void a_tenant_is_found_suspended_resumed_and_given_a_plan() {
        house.tenant("org_acme", "Acme Ltd", "usr_ada");
        house.tenant("org_zoo", "The Zoo", "usr_bob");
        house.tenants(support -> support.suspend(operator("usr_root"), "org_acme"));
        house.tenants(support -> support.changePlan(operator("usr_root"), "org_zoo", Plan.BUSINESS, null));
        assertEquals(List.of("org_zoo", "org_acme"), tenantIds("", TenantSearch.Filter.ANY));
        assertEquals(List.of("org_acme"), tenantIds("ACME l", TenantSearch.Filter.ANY));
        assertEquals(List.of("org_zoo"), tenantIds("zoo", TenantSearch.Filter.ANY), "by slug");
        assertEquals(List.of("org_acme"), tenantIds("", TenantSearch.Filter.SUSPENDED));
        assertEquals(List.of("org_zoo"), tenantIds("", TenantSearch.Filter.PAYING));
        assertEquals(List.of(), tenantIds("%", TenantSearch.Filter.ANY));
        assertEquals(List.of(), tenantIds("a\0", TenantSearch.Filter.ANY));
        TenantDossier acme = tenants().read("org_acme");
        assertEquals("SUSPENDED", acme.tenant().status());
        assertEquals("ada@example.org", acme.members().get(0).email());
        house.tenants(support -> support.resume(operator("usr_root"), "org_acme"));
        assertEquals("ACTIVE", tenants().read("org_acme").tenant().status());
        assertEquals(
                List.of(
                        "tenant-suspend usr_root null org_acme null",
                        "tenant-plan-change usr_root null org_zoo business",
                        "tenant-resume usr_root null org_acme null"),
                house.traces());
        AuthException refused = assertThrows(
                AuthException.class,
                () -> house.tenants(support -> support.suspend(operator("usr_root"), "org_nobody")));
        assertEquals(AdminProblem.TENANT_NOT_FOUND, refused.code());
    }

    private <T> T seed(Function<FirstAdministrator.Seed, T> act) {
        return house.database().inTransaction(entities -> {
            FirstAdministrator.Seed seed = new FirstAdministrator.Seed();
            seed.users = GivenUsers.in(entities, house.database().sql());
            seed.audit = GivenAudit.log(house.database(), entities);
            seed.sql = house.database().sql();
            return act.apply(seed);
        });
    }

    @Test
    void c_35_of_many_nodes_that_start_at_once_one_makes_the_administrator() throws Exception {
        assertEquals(false, seed(FirstAdministrator.Seed::isWanted));
        house.database().sql().update("delete from users");
        assertEquals(true, seed(FirstAdministrator.Seed::isWanted));
        List<Boolean> made = GivenCrowd.atOnce(8, i -> {
            try {
                return seed(seed -> {
                    seed.plant(EmailAddress.of("boss@example.org"), "hash", NOW);
                    return true;
                });
            } catch (AuthException refused) {
                return false;
            }
        });
        assertEquals(1, made.stream().filter(one -> one).count(), made::toString);
        assertEquals(
                List.of("boss@example.org admin true"),
                house.database()
                        .sql()
                        .list(
                                "select email, role, email_verified from users",
                                row -> row.getString(1) + " " + row.getString(2) + " " + row.getBoolean(3)));
        assertEquals(1, house.database().sql().count("select count(*) from audit_events where action = 'user-create'"));
    }
}
