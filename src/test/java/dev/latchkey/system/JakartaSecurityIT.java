package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.Tenancy.Home;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The mechanism gives every layer the caller of this request and of no other: promises 1 and 3, C-02 to C-05. */
@OnBothDatabases
class JakartaSecurityIT {
    private static final List<String> LAYERS = List.of("resource", "request", "security", "service");
    private static final Pattern SIGHT = Pattern.compile("\\{\"caller\":\"([^\"]*)\",\"roles\":\\[([^]]*)]}");
    private static final List<String> USER = List.of("user");
    private static final List<String> ADMIN = List.of("user", "admin");

    private final LatchkeySystem system;
    private final LatchkeySystem probed;
    private final Tenancy tenancy;

    JakartaSecurityIT(Database database) {
        system = LatchkeySystem.on(database);
        probed = ProbedSystem.on(database);
        tenancy = new Tenancy(system);
    }

    @Test
    void roles_allowed_lets_callers_in_and_nobody_else() {
        system.browser().me().expectError(401, "UNAUTHORIZED").expectHeader("www-authenticate", "Bearer");
        Person ann = system.person();
        ann.browser().me().expect(200).expectText("/user/id", ann.id());
        ann.program().me().expect(200).expectText("/user/id", ann.id());
    }

    /** The resource asks the request for the caller, the EJB behind it is given him, and the row says who acted. */
    @Test
    void s1_14_the_caller_reaches_the_services_behind_a_resource() {
        Home home = tenancy.home();
        List<String> actors = system
                .sql("select actor_id from audit_events where tenant_id = ? and action = 'tenant-create'", home.id())
                .stream()
                .map(row -> String.valueOf(row.get("actor_id")))
                .toList();
        assertEquals(List.of(home.owner().id()), actors);
    }

    @Test
    void every_layer_sees_the_same_caller_by_cookie_and_by_bearer() {
        Person ann = probed.person();
        for (Client client : List.of(ann.browser(), ann.program())) {
            expectEverywhere(client.get("/probe/all"), ann, USER);
            expectEverywhere(client.get("/probe/users"), ann, USER);
            expectSight(client.get("/probe/service/users"), "", ann, USER);
            expectSight(client.get("/probe/ejb/users"), "", ann, USER);
        }
    }

    @Test
    void no_layer_sees_a_caller_when_nobody_is_signed_in() {
        Answer open = probed.browser().get("/probe/all").expect(200);
        for (String layer : LAYERS) {
            // What a container calls nobody, where it must call him something.
            assertTrue(Set.of("", "ANONYMOUS").contains(open.text("/" + layer + "/caller")), open::toString);
            open.expectSize("/" + layer + "/roles", 0);
        }
        assertTrue(Set.of("", "ANONYMOUS").contains(open.text("/principal")), open::toString);
    }

    @Test
    void nobody_is_let_in_where_a_role_is_needed() {
        for (String path : List.of("users", "admins", "ejb/users", "ejb/admins")) {
            probed.browser().get("/probe/" + path).expectError(401, "UNAUTHORIZED");
            probed.program("lk_sess_unknown").get("/probe/" + path).expectError(401, "INVALID_TOKEN");
        }
        assertEquals(
                List.of("forAll"), probed.browser().get("/probe/service/doors").texts("/open"));
    }

    @Test
    void a_role_that_the_caller_has_not_is_refused_by_resource_and_ejb() {
        Person ann = probed.person();
        for (Client client : List.of(ann.browser(), ann.program())) {
            for (String path : List.of("admins", "ejb/admins")) {
                client.get("/probe/" + path).expectError(403, "FORBIDDEN");
            }
            assertEquals(
                    List.of("forAll", "forUsers"),
                    client.get("/probe/service/doors").texts("/open"));
        }
    }

    /** The resource has no guard of its own here and lets the EJB's refusal pass: that is an answer, no fault of ours. */
    @Test
    void a_refusal_by_an_ejb_is_answered_as_one_by_a_resource() {
        Browser nobody = probed.browser();
        nobody.get("/probe/service/users").expectError(401, "UNAUTHORIZED").expectHeader("www-authenticate", "Bearer");
        nobody.get("/probe/service/admins").expectError(401, "UNAUTHORIZED");
        Person ann = probed.person();
        ann.browser().get("/probe/service/admins").expectError(403, "FORBIDDEN");
        ann.program().get("/probe/service/admins").expectError(403, "FORBIDDEN");
    }

    @Test
    void a_role_counts_from_the_next_request_on_and_until_the_next_one() {
        Person ann = probed.person();
        ann.browser().get("/probe/admins").expectError(403, "FORBIDDEN");
        probed.change("update users set role = 'admin' where id = ?", ann.id());
        for (Client client : List.of(ann.browser(), ann.program())) {
            expectEverywhere(client.get("/probe/admins"), ann, ADMIN);
            expectSight(client.get("/probe/service/admins"), "", ann, ADMIN);
            expectSight(client.get("/probe/ejb/admins"), "", ann, ADMIN);
        }
        probed.change("update users set role = 'user' where id = ?", ann.id());
        ann.browser().get("/probe/admins").expectError(403, "FORBIDDEN");
        assertFalse(ann.browser().get("/probe/service/doors").texts("/open").contains("forAdmins"));
        expectEverywhere(ann.browser().get("/probe/users"), ann, USER);
    }

    @Test
    void promise_3_callers_on_one_connection_are_never_mixed_up_in_any_layer() {
        Person ann = probed.person();
        Person bob = probed.person();
        probed.change("update users set role = 'admin' where id = ?", bob.id());
        List<Turn> turns = List.of(
                new Turn("Authorization: Bearer " + ann.browser().token(), ann.id() + " \"user\""),
                new Turn("Cookie: auth_token=" + bob.browser().token(), bob.id() + " \"user\",\"admin\""),
                new Turn("Accept: */*", " "));
        StringBuilder requests = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 60; i++) {
            Turn turn = turns.get(i % 3);
            requests.append("GET /probe/all HTTP/1.1\r\nHost: 127.0.0.1\r\n" + turn.header() + "\r\n")
                    .append(i == 60 ? "Connection: close\r\n\r\n" : "\r\n");
            expected.addAll(Collections.nCopies(LAYERS.size(), turn.sight()));
        }
        String answers = RawCall.sendBytes(probed.port(), requests.toString()).body();
        List<String> seen = SIGHT.matcher(answers)
                .results()
                .map(sight -> sight.group(1).replace("ANONYMOUS", "") + " " + sight.group(2))
                .toList();
        assertEquals(expected, seen);
    }

    /** One request among others on a connection, and what every layer must see in it. */
    private record Turn(String header, String sight) {}

    @Test
    void promise_1_a_row_deleted_by_hand_ends_the_session_at_once() {
        Person ann = system.person();
        ann.browser().me().expect(200);
        system.change("delete from sessions where user_id = ?", ann.id());
        ann.browser().me().expectError(401, "UNAUTHORIZED");
        ann.program().me().expectError(401, "INVALID_TOKEN");
    }

    @Test
    void promise_1_a_banned_user_is_out_at_once() {
        Person ann = system.person();
        system.change("update users set banned = true where id = ?", ann.id());
        ann.browser().me().expectError(401, "UNAUTHORIZED");
        system.change("update users set banned = false where id = ?", ann.id());
        ann.browser().me().expect(200);
    }

    @Test
    void no_container_session_is_made() {
        Person ann = system.person();
        for (Answer answer :
                List.of(ann.browser().me(), ann.program().me(), system.browser().me())) {
            assertTrue(answer.setCookie("JSESSIONID").isEmpty(), answer::toString);
            assertTrue(answer.headers().allValues("set-cookie").isEmpty(), answer::toString);
        }
    }

    /** Promise 3: 480 requests of three users and of nobody, mixed on shared connections. */
    @Test
    void promise_3_callers_are_never_mixed_up() {
        List<Person> people =
                IntStream.range(0, 3).mapToObj(i -> system.person()).toList();
        people.forEach(person -> Tenancy.create(person.browser(), "Tenant of " + person.id()));
        people.forEach(Person::onPro);
        Browser nobody = system.browser();
        List<List<String>> seen = Crowd.atOnce(
                12,
                thread -> IntStream.range(0, 40)
                        .mapToObj(i -> seen(people, nobody, (thread + i) % 4, i % 2 == 0))
                        .toList());
        Set<String> wrong = new HashSet<>();
        seen.forEach(wrong::addAll);
        assertEquals(Set.of("as it should be"), wrong);
    }

    private static void expectEverywhere(Answer answer, Person person, List<String> roles) {
        answer.expect(200).expectText("/principal", person.id());
        LAYERS.forEach(layer -> expectSight(answer, "/" + layer, person, roles));
    }

    private static void expectSight(Answer answer, String at, Person person, List<String> roles) {
        answer.expect(200).expectText(at + "/caller", person.id());
        assertEquals(roles, answer.texts(at + "/roles"), answer::toString);
    }

    private static String seen(List<Person> people, Browser nobody, int who, boolean cookie) {
        if (who == 3) {
            Answer answer = nobody.me();
            return answer.status() == 401 ? "as it should be" : answer.toString();
        }
        Person person = people.get(who);
        Answer answer = cookie ? person.browser().me() : person.program().me();
        boolean own = answer.status() == 200
                && answer.text("/user/id").equals(person.id())
                && answer.texts("/tenants", "name").equals(List.of("Tenant of " + person.id()));
        return own ? "as it should be" : answer.toString();
    }
}
