package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What administrators' programs see and do, in the words of Better Auth's client: C-20, promises 2 and 25. */
@OnBothDatabases
class AdminIT {
    private final LatchkeySystem system;
    private final OperatorSide side;

    AdminIT(Database database) {
        system = LatchkeySystem.on(database);
        side = new OperatorSide(system);
    }

    static Answer act(Client client, String path, Map<String, ?> body) {
        return client.post("/api/auth/admin/" + path, body);
    }

    private static Answer see(Client client, String path) {
        return client.get("/api/auth/admin/" + path);
    }

    private static Map<String, String> user(Person person) {
        return Map.of("userId", person.id());
    }

    @Test
    void promise_2_a_plain_user_may_nothing_and_is_told_what() {
        Browser ann = system.person().browser();
        Person bob = system.person();
        see(ann, "list-users").expectError(403, "YOU_ARE_NOT_ALLOWED_TO_LIST_USERS");
        see(ann, "get-user?id=" + bob.id()).expectError(403, "YOU_ARE_NOT_ALLOWED_TO_GET_USER");
        act(ann, "create-user", Map.of("email", system.newEmail(), "name", "X"))
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_CREATE_USERS");
        act(ann, "update-user", Map.of("userId", bob.id(), "data", Map.of("name", "x")))
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_UPDATE_USERS");
        act(ann, "set-role", Map.of("userId", bob.id(), "role", "admin"))
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_CHANGE_USERS_ROLE");
        act(ann, "ban-user", user(bob)).expectError(403, "YOU_ARE_NOT_ALLOWED_TO_BAN_USERS");
        act(ann, "unban-user", user(bob)).expectError(403, "YOU_ARE_NOT_ALLOWED_TO_BAN_USERS");
        act(ann, "list-user-sessions", user(bob)).expectError(403, "YOU_ARE_NOT_ALLOWED_TO_LIST_USERS_SESSIONS");
        act(ann, "revoke-user-sessions", user(bob)).expectError(403, "YOU_ARE_NOT_ALLOWED_TO_REVOKE_USERS_SESSIONS");
        act(ann, "revoke-user-session", Map.of("sessionToken", bob.browser().token()))
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_REVOKE_USERS_SESSIONS");
        act(ann, "impersonate-user", user(bob)).expectError(403, "YOU_ARE_NOT_ALLOWED_TO_IMPERSONATE_USERS");
        act(ann, "set-user-password", Map.of("userId", bob.id(), "newPassword", "another good one"))
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_SET_USERS_PASSWORD");
        act(ann, "remove-user", user(bob)).expectError(403, "YOU_ARE_NOT_ALLOWED_TO_DELETE_USERS");
        bob.browser().me().expect(200);
        see(system.browser(), "list-users").expectError(401, "UNAUTHORIZED");
        act(system.browser(), "remove-user", user(bob)).expectError(401, "UNAUTHORIZED");
    }

    @Test
    void somebody_who_is_no_administrator_any_more_may_nothing_at_once() {
        Person boss = side.administrator();
        see(boss.browser(), "list-users?limit=1").expect(200);
        Person other = side.administrator();
        act(other.browser(), "set-role", Map.of("userId", boss.id(), "role", "user"))
                .expect(200);
        see(boss.browser(), "list-users").expectError(403, "YOU_ARE_NOT_ALLOWED_TO_LIST_USERS");
    }

    @Test
    void list_users_searches_filters_sorts_and_cuts() {
        Browser boss = side.administrator().browser();
        Person ann = system.person();
        Person bob = system.person();
        Answer page = see(boss, "list-users?limit=2&offset=0").expect(200).expectSize("/users", 2);
        page.expectMembers(
                "/users/0",
                "id",
                "name",
                "email",
                "emailVerified",
                "image",
                "createdAt",
                "updatedAt",
                "role",
                "banned",
                "banReason",
                "banExpires");
        assertTrue(page.at("/total").intValue() >= 3);
        assertEquals(2, page.at("/limit").intValue());
        for (String query : List.of(
                "searchField=email&searchOperator=contains&searchValue=" + ann.email(),
                "searchValue=" + ann.email().toUpperCase(Locale.ROOT),
                "filterField=id&filterValue=" + ann.id(),
                "filterField=id&filterOperator=in&filterValue=" + ann.id() + "&filterValue=usr_x",
                "searchValue=" + ann.email() + "&filterField=role&filterOperator=ne&filterValue=admin")) {
            see(boss, "list-users?" + query).expect(200).expectSize("/users", 1).expectText("/users/0/id", ann.id());
        }
        see(
                        boss,
                        "list-users?filterField=id&filterOperator=in&sortBy=createdAt&sortDirection=desc&filterValue="
                                + ann.id() + "&filterValue=" + bob.id())
                .expectText("/users/0/id", bob.id())
                .expectText("/users/1/id", ann.id());
        see(boss, "list-users?searchValue=%25%25").expectSize("/users", 0);
        for (String wrong : List.of(
                "limit=0",
                "limit=x",
                "sortBy=password_hash",
                "sortDirection=up",
                "searchField=id&searchValue=x",
                "filterField=email%3Bdrop&filterValue=x",
                "filterField=email&filterOperator=like&filterValue=x",
                "filterField=banned&filterValue=maybe",
                "filterField=createdAt&filterOperator=lt&filterValue=yesterday")) {
            see(boss, "list-users?" + wrong).expectError(400, "VALIDATION_ERROR");
        }
    }

    @Test
    void a_ban_ends_everything_at_once_and_is_lifted_again() {
        Person boss = side.administrator();
        Person ann = system.person();
        Program program = ann.program();
        act(boss.browser(), "ban-user", Map.of("userId", ann.id(), "banReason", "spam", "banExpiresIn", 3600))
                .expect(200)
                .expectTrue("/user/banned")
                .expectText("/user/banReason", "spam");
        program.me().expect(401);
        system.browser().signIn(ann.email(), ann.password()).expectError(403, "BANNED_USER");
        act(boss.browser(), "unban-user", user(ann))
                .expect(200)
                .expectFalse("/user/banned")
                .expectNull("/user/banReason")
                .expectNull("/user/banExpires");
        system.browser().signIn(ann.email(), ann.password()).expect(200);
        act(boss.browser(), "ban-user", user(boss)).expectError(400, "YOU_CANNOT_BAN_YOURSELF");
        act(boss.browser(), "ban-user", Map.of("userId", "usr_none")).expectError(404, "USER_NOT_FOUND");
        for (Object wrong : List.of(0, -1, 1.5, "x", 1e18)) {
            act(boss.browser(), "ban-user", Map.of("userId", ann.id(), "banExpiresIn", wrong))
                    .expectError(400, "VALIDATION_ERROR");
        }
    }

    @Test
    void c_37_sessions_are_listed_by_handles_and_ended() {
        Person boss = side.administrator();
        Person ann = system.person();
        Browser second = ann.anotherBrowser();
        Answer list = act(boss.browser(), "list-user-sessions", user(ann))
                .expect(200)
                .expectSize("/sessions", 2)
                .expectNowhere(second.token())
                .expectNowhere(ann.browser().token());
        act(boss.browser(), "revoke-user-session", Map.of("sessionToken", list.text("/sessions/0/token")))
                .expect(200)
                .expectTrue("/success");
        second.me().expect(401);
        act(boss.browser(), "revoke-user-session", Map.of("sessionToken", "none"))
                .expect(200);
        act(boss.browser(), "revoke-user-sessions", user(ann)).expect(200).expectTrue("/success");
        ann.browser().me().expect(401);
        boss.browser().me().expect(200);
    }

    @Test
    void has_permission_tells_what_roles_may() {
        Person boss = side.administrator();
        Person ann = system.person();
        Map<String, List<String>> ban = Map.of("user", List.of("ban", "list"));
        act(boss.browser(), "has-permission", Map.of("permissions", ban))
                .expect(200)
                .expectTrue("/success");
        act(ann.browser(), "has-permission", Map.of("permissions", ban)).expectFalse("/success");
        act(ann.browser(), "has-permission", Map.of("permissions", ban, "role", "admin"))
                .expectTrue("/success");
        act(boss.browser(), "has-permission", Map.of("permissions", ban, "userId", ann.id()))
                .expectFalse("/success");
        act(boss.browser(), "has-permission", Map.of("permissions", Map.of("user", List.of("fly"))))
                .expectFalse("/success");
        act(ann.browser(), "has-permission", Map.of("permissions", ban, "userId", boss.id()))
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_GET_USER");
        act(boss.browser(), "has-permission", Map.of()).expectError(400, "VALIDATION_ERROR");
    }
}
