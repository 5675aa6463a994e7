package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An administrator acts as somebody else: with a trace, for an hour, and with a way back. Promise 25. */
@OnBothDatabases
class ImpersonationIT {
    private static final String SESSION = "/api/auth/get-session";
    private static final String WAY_BACK = "auth_token_impersonator";

    private final LatchkeySystem system;
    private final OperatorSide side;

    ImpersonationIT(Database database) {
        system = LatchkeySystem.on(database);
        side = new OperatorSide(system);
    }

    private static Answer begin(Client client, Person person) {
        return AdminIT.act(client, "impersonate-user", Map.of("userId", person.id()));
    }

    private static Answer stop(Browser browser, String wayBack) {
        return browser.call("POST", "/api/auth/admin/stop-impersonating")
                .header("Cookie", "auth_token=" + browser.token() + "; " + WAY_BACK + "=" + wayBack)
                .json("{}")
                .send();
    }

    @Test
    void the_session_is_the_users_names_the_administrator_and_is_short() {
        Person boss = side.administrator();
        Person ann = system.person();
        String own = boss.browser().token();
        Answer begun = begin(boss.browser(), ann)
                .expect(200)
                .expectText("/user/id", ann.id())
                .expectText("/session/userId", ann.id())
                .expectText("/session/impersonatedBy", boss.id());
        Duration left = Duration.between(Instant.now(), Instant.parse(begun.text("/session/expiresAt")));
        assertTrue(left.toMinutes() >= 58 && left.toMinutes() <= 61, begun::toString);
        var kept = begun.setCookie(WAY_BACK).orElseThrow();
        assertEquals(own, kept.value());
        assertTrue(kept.attributes().containsAll(List.of("httponly", "samesite=lax", "path=/")), begun::toString);
        boss.browser().get(SESSION).expectText("/user/id", ann.id()).expectText("/session/impersonatedBy", boss.id());
        boss.browser().get("/api/auth/admin/list-users").expectError(403, "YOU_ARE_NOT_ALLOWED_TO_LIST_USERS");
        ann.browser().me().expect(200);
    }

    @Test
    void the_way_back_needs_the_administrators_own_token() {
        Person boss = side.administrator();
        Person ann = system.person();
        String own = boss.browser().token();
        begin(boss.browser(), ann).expect(200);
        Answer back = stop(boss.browser(), own).expect(200).expectText("/user/id", boss.id());
        assertEquals(own, back.setCookie("auth_token").orElseThrow().value());
        assertTrue(back.setCookie(WAY_BACK).orElseThrow().removes(), back::toString);
        boss.browser().me().expectText("/user/id", boss.id());
        begin(boss.browser(), ann).expect(200);
        Browser thief = boss.browser().copy();
        Person stranger = system.person();
        stop(thief, stranger.browser().token()).expectError(401, "IMPERSONATOR_SESSION_NOT_FOUND");
        thief.me().expect(401);
        assertEquals(
                2,
                system.count(
                        "select count(*) from audit_events where action = 'user-impersonate-end' and actor_id = ?"
                                + " and subject_id = ?",
                        boss.id(),
                        ann.id()));
    }

    @Test
    void whoever_acts_as_himself_has_nothing_to_stop() {
        Person ann = system.person();
        stop(ann.browser(), ann.browser().token()).expectError(400, "NOT_IMPERSONATING");
        ann.browser().me().expect(200);
        system.browser().post("/api/auth/admin/stop-impersonating", Map.of()).expectError(401, "UNAUTHORIZED");
    }

    @Test
    void administrators_banned_users_and_nobodies_are_not_impersonated() {
        Person boss = side.administrator();
        begin(boss.browser(), side.administrator()).expectError(403, "YOU_CANNOT_IMPERSONATE_ADMINS");
        begin(boss.browser(), boss).expectError(403, "YOU_CANNOT_IMPERSONATE_ADMINS");
        Person banned = system.person();
        system.change("update users set banned = true where id = ?", banned.id());
        begin(boss.browser(), banned).expectError(403, "BANNED_USER");
        AdminIT.act(boss.browser(), "impersonate-user", Map.of("userId", "usr_none"))
                .expectError(404, "USER_NOT_FOUND");
    }

    @Test
    void promise_25_both_are_in_every_trace_of_what_is_done_meanwhile() {
        Person boss = side.administrator();
        Person ann = system.person();
        begin(boss.browser(), ann).expect(200);
        boss.browser()
                .post("/api/auth/update-user", Map.of("name", "Changed By Support"))
                .expect(200);
        assertEquals(
                1,
                system.count(
                        "select count(*) from audit_events where action = 'profile-change' and actor_id = ?"
                                + " and impersonator_id = ?",
                        ann.id(),
                        boss.id()));
        assertEquals(
                1,
                system.count(
                        "select count(*) from audit_events where action = 'user-impersonate' and actor_id = ?"
                                + " and subject_id = ?",
                        boss.id(),
                        ann.id()));
        ann.browser().post("/api/auth/update-user", Map.of("name", "Ann")).expect(200);
        assertEquals(
                1,
                system.count(
                        "select count(*) from audit_events where action = 'profile-change' and actor_id = ?"
                                + " and impersonator_id is null",
                        ann.id()));
    }

    @Test
    void what_would_outlive_it_or_take_the_account_away_is_refused() {
        Person boss = side.administrator();
        Person ann = system.person();
        begin(boss.browser(), ann).expect(200);
        Map<String, Map<String, String>> acts = Map.of(
                "/api/auth/password", Map.of("currentPassword", ann.password(), "newPassword", "another good one"),
                "/api/auth/change-password",
                        Map.of("currentPassword", ann.password(), "newPassword", "another good one"),
                "/api/auth/set-password", Map.of("newPassword", "another good one"),
                "/api/auth/verify-password", Map.of("password", ann.password()),
                "/api/auth/change-email", Map.of("newEmail", system.newEmail()),
                "/api/auth/delete-user", Map.of("password", ann.password()),
                "/api/auth/unlink-account", Map.of("accountId", "x"),
                "/api/auth/token", Map.of(),
                "/v1/auth/token", Map.of(),
                "/api/auth/session/refresh", Map.of());
        acts.forEach((path, body) -> boss.browser().post(path, body).expectError(403, "NOT_WHILE_IMPERSONATING"));
        boss.browser().get("/api/auth/delete-user/callback?token=x").expectError(403, "NOT_WHILE_IMPERSONATING");
        boss.browser().me().expectText("/user/id", ann.id());
    }

    @Test
    void it_ends_with_the_administrators_own_rights_and_sessions() {
        Person boss = side.administrator();
        Person other = side.administrator();
        Person ann = system.person();
        begin(boss.browser(), ann).expect(200);
        AdminIT.act(other.browser(), "set-role", Map.of("userId", boss.id(), "role", "user"))
                .expect(200);
        boss.browser().me().expect(401);
        Person third = side.administrator();
        begin(third.browser(), ann).expect(200);
        AdminIT.act(other.browser(), "ban-user", Map.of("userId", third.id())).expect(200);
        third.browser().me().expect(401);
        Person fourth = side.administrator();
        begin(fourth.browser(), ann).expect(200);
        AdminIT.act(other.browser(), "ban-user", Map.of("userId", ann.id())).expect(200);
        fourth.browser().me().expect(401);
    }

    @Test
    void c_08_it_takes_no_place_among_the_users_own_sessions_and_is_not_moved_forward() {
        Person boss = side.administrator();
        Person ann = system.person();
        begin(boss.browser(), ann).expect(200);
        Browser first = ann.browser();
        for (int i = 0; i < 4; i++) {
            ann.anotherBrowser();
        }
        first.me().expect(200);
        boss.browser().me().expect(200);
        Instant now = Instant.now();
        system.change(
                "update sessions set updated_at = ?, created_at = ? where impersonator_id = ?",
                now.minus(Duration.ofDays(2)),
                now.minus(Duration.ofDays(2)),
                boss.id());
        boss.browser().get(SESSION).expectText("/user/id", ann.id());
        Instant end = system.time("select expires_at from sessions where impersonator_id = ?", boss.id());
        assertTrue(end.isBefore(now.plus(Duration.ofHours(2))), end::toString);
    }

    @Test
    void a_program_gets_a_token_and_keeps_its_own() {
        Person boss = side.administrator();
        Person ann = system.person();
        Answer begun = begin(boss.program(), ann).expect(200);
        assertFalse(begun.setCookie(WAY_BACK).isPresent());
        Program acting = system.program(begun.header("set-auth-token"));
        acting.me().expectText("/user/id", ann.id());
        acting.post("/api/auth/admin/stop-impersonating", Map.of()).expectError(401, "IMPERSONATOR_SESSION_NOT_FOUND");
        acting.me().expect(401);
        boss.program().me().expectText("/user/id", boss.id());
    }
}
