package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** API tokens: C-25, S5-53 to S5-71. */
@OnBothDatabases
class ApiTokenIT {
    private final Database database;
    private final LatchkeySystem system;

    ApiTokenIT(Database database) {
        this.database = database;
        system = LatchkeySystem.on(database);
    }

    private static Answer made(Person ann) {
        return ann.browser().post("/v1/auth/token", Map.of()).expect(200);
    }

    @Test
    void s5_53_s5_58_s5_60_s5_61_s5_62_s5_66_a_token_without_a_lifetime_has_no_end() {
        Person ann = system.person();
        for (String body : new String[] {"{}", "{\"ttl_seconds\":null}"}) {
            Answer made =
                    ann.browser().call("POST", "/v1/auth/token").json(body).send();
            made.expect(200).expectMembers("", "id", "token", "expires_at").expectNull("/expires_at");
            assertTrue(made.text("/token").matches("lk_api_[A-Za-z0-9]{43}"), made::toString);
            system.program(made.text("/token")).me().expect(200).expectText("/user/email", ann.email());
        }
        ann.browser().post("/v1/auth/token").expect(200).expectNull("/expires_at");
        assertEquals(0, system.count("select count(*) from api_tokens where token_hash like 'lk_%'"));
    }

    @Test
    void s5_55_s5_59_s5_63_s5_65_s5_67_the_end_is_in_unix_seconds() {
        long before = Instant.now().getEpochSecond();
        Answer made = system.person().browser().post("/v1/auth/token", Map.of("ttl_seconds", 604_800));
        long end = made.expect(200).at("/expires_at").asLong();
        assertTrue(end >= before + 604_800 && end <= Instant.now().getEpochSecond() + 604_800, made::toString);
    }

    @Test
    void s5_69_any_other_lifetime_is_refused() {
        Browser browser = system.person().browser();
        for (String ttl : new String[] {"0", "-1", "315576001", "1.5", "\"60\"", "true", "[]", "1e18"}) {
            browser.call("POST", "/v1/auth/token")
                    .json("{\"ttl_seconds\":" + ttl + "}")
                    .send()
                    .expect(400);
        }
        browser.post("/v1/auth/token", Map.of("ttl_seconds", 315_576_000)).expect(200);
    }

    @Test
    void s5_54_s5_56_s5_71_it_survives_the_sign_out_and_tells_who_it_is() {
        Person ann = system.person();
        Program program = system.program(made(ann).text("/token"));
        ann.browser().signOut().expect(200);
        program.get("/api/auth/session")
                .expect(200)
                .expectText("/id", ann.id())
                .expectText("/email", ann.email())
                .expectNull("/session");
        program.get("/v1/auth/tokens").expect(200).expectSize("/tokens", 1);
    }

    @Test
    void s5_57_only_a_session_makes_one() {
        Person ann = system.person();
        system.browser().post("/v1/auth/token", Map.of()).expectError(401, "UNAUTHORIZED");
        system.program(made(ann).text("/token"))
                .post("/v1/auth/token", Map.of())
                .expectError(403, "FORBIDDEN");
        String access = ann.program().post("/api/auth/token").expect(200).text("/accessToken");
        system.program(access).post("/v1/auth/token", Map.of()).expectError(403, "FORBIDDEN");
    }

    @Test
    void promise_19_it_reaches_no_passwords_sessions_or_deletion() {
        Person ann = system.person();
        Program program = system.program(made(ann).text("/token"));
        program.changePassword(ann.password(), "another long password").expectError(403, "FORBIDDEN");
        program.get("/api/auth/list-sessions").expectError(403, "FORBIDDEN");
        program.post("/api/auth/delete-user", Map.of("password", ann.password()))
                .expectError(403, "FORBIDDEN");
        program.post("/api/auth/session/refresh").expectError(403, "FORBIDDEN");
        // C-33: it has no session to end.
        program.signOut().expect(200);
        program.me().expect(200);
        ann.browser().me().expect(200);
    }

    @Test
    void s5_68_an_ended_token_is_dead() {
        Person ann = system.person();
        Program program = system.program(made(ann).text("/token"));
        system.change(
                "update api_tokens set expires_at = ? where user_id = ?",
                Instant.now().minus(Duration.ofSeconds(1)),
                ann.id());
        program.me().expectError(401, "INVALID_TOKEN");
        ann.browser().get("/v1/auth/tokens").expect(200).expectSize("/tokens", 0);
    }

    @Test
    void s5_70_tokens_are_listed_without_their_text_and_revoked_at_once() {
        Person ann = system.person();
        Answer made = made(ann);
        ann.browser()
                .get("/v1/auth/tokens")
                .expect(200)
                .expectMembers("/tokens/0", "id", "name", "start", "createdAt", "expiresAt", "lastUsedAt")
                .expectText("/tokens/0/id", made.text("/id"))
                .expectNowhere(made.text("/token"));
        String path = "/v1/auth/tokens/" + made.text("/id");
        system.person().browser().delete(path).expectError(404, "NOT_FOUND");
        Answer other = made(ann);
        system.program(other.text("/token")).delete(path).expectError(403, "FORBIDDEN");
        ann.browser().delete(path).expect(200).expectTrue("/success");
        system.program(made.text("/token")).me().expectError(401, "INVALID_TOKEN");
        ann.browser().delete(path).expectError(404, "NOT_FOUND");
        system.program(other.text("/token"))
                .delete("/v1/auth/tokens/" + other.text("/id"))
                .expect(200);
        system.program(other.text("/token")).me().expectError(401, "INVALID_TOKEN");
    }

    @Test
    void c_25_it_dies_with_a_reset_and_a_ban() {
        Person ann = system.person();
        Program reset = system.program(made(ann).text("/token"));
        system.browser()
                .resetPassword(ann.resetToken(1), "another long password")
                .expect(200);
        reset.me().expectError(401, "INVALID_TOKEN");
        Person bob = system.person();
        Program banned = system.program(made(bob).text("/token"));
        system.change("update users set banned = true where id = ?", bob.id());
        banned.me().expectError(401, "INVALID_TOKEN");
    }

    @Test
    void a_name_and_the_last_use_are_in_the_list() {
        Person ann = system.person();
        Answer made = ann.browser()
                .post("/v1/auth/token", Map.of("name", " my laptop "))
                .expect(200);
        String last = "/tokens/0/lastUsedAt";
        ann.browser()
                .get("/v1/auth/tokens")
                .expectText("/tokens/0/name", "my laptop")
                .expectNull(last);
        system.program(made.text("/token")).me().expect(200);
        assertTrue(ann.browser().get("/v1/auth/tokens").at(last).isTextual());
        Await.until(
                "the last use in the table",
                Duration.ofSeconds(20),
                () -> system.count(
                                "select count(*) from api_tokens where id = ? and last_used_at is not null",
                                made.text("/id"))
                        == 1);
        for (String name : new String[] {"\"\"", "\" \"", "\"a\\u0000\"", "7", "\"" + "x".repeat(101) + "\""}) {
            ann.browser()
                    .call("POST", "/v1/auth/token")
                    .json("{\"name\":" + name + "}")
                    .send()
                    .expect(400);
        }
    }

    @Test
    void s5_64_c_05_a_token_may_have_the_prefix_of_session_tokens_and_both_are_told_apart() {
        LatchkeySystem other = LatchkeySystem.on(database, Settings.UNUSUAL);
        Person ann = other.person();
        Browser browser = ann.anotherBrowser();
        Program session = other.program(browser.token());
        String token = browser.post("/v1/auth/token", Map.of()).expect(200).text("/token");
        assertTrue(token.matches("el_sess_[A-Za-z0-9]{43}"), token);
        other.program(token).me().expect(200).expectText("/user/id", ann.id());
        other.program(token).get("/api/auth/list-sessions").expectError(403, "FORBIDDEN");
        session.get("/api/auth/list-sessions").expect(200);
        browser.signOut().expect(200);
        session.me().expectError(401, "INVALID_TOKEN");
        other.program(token).me().expect(200);
    }
}
