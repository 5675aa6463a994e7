package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How token pairs end, and who shows refresh tokens that are none: C-26, C-29, S3-96, RFC 7009. */
@OnBothDatabases
class TokenEndIT {
    private static final String REVOKE = "/api/auth/token/revoke";

    private final LatchkeySystem system;

    TokenEndIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    private Answer pair(Person ann) {
        return system.browser()
                .post("/api/auth/token", Map.of("email", ann.email(), "password", ann.password()))
                .expect(200);
    }

    private Answer refresh(String token) {
        return system.browser().post("/api/auth/token/refresh", Map.of("refreshToken", token));
    }

    private Program program(Answer pair) {
        return system.program(pair.text("/accessToken"));
    }

    private void expectOver(Answer pair) {
        program(pair).me().expectError(401, "INVALID_TOKEN");
        refresh(pair.text("/refreshToken")).expectError(401, "INVALID_TOKEN");
    }

    @Test
    void s3_96_whatever_ends_the_session_ends_the_pair() {
        Person ann = system.person();
        Answer out = pair(ann);
        program(out).signOut().expect(200);
        Answer reset = pair(ann);
        system.browser()
                .resetPassword(ann.resetToken(1), "another long password")
                .expect(200);
        Answer banned = pair(new Person(ann.id(), ann.email(), "another long password", ann.browser()));
        system.change("update users set banned = true where id = ?", ann.id());
        for (Answer dead : List.of(out, reset, banned)) {
            program(dead).me().expectError(401, "INVALID_TOKEN");
            refresh(dead.text("/refreshToken")).expectError(401, "INVALID_TOKEN");
        }
    }

    @Test
    void c_26_revoking_either_token_ends_the_pair_and_an_unknown_one_is_answered_alike() {
        Person ann = system.person();
        for (String name : List.of("/refreshToken", "/accessToken")) {
            Answer pair = pair(ann);
            system.browser()
                    .post("/api/auth/token/revoke", Map.of("token", pair.text(name)))
                    .expect(200)
                    .expectTrue("/success");
            program(pair).me().expectError(401, "INVALID_TOKEN");
            refresh(pair.text("/refreshToken")).expectError(401, "INVALID_TOKEN");
        }
        for (String unknown : List.of("lk_refresh_unknown", "eyJ.eyJ.x", "x".repeat(4_000))) {
            system.browser()
                    .post("/api/auth/token/revoke", Map.of("token", unknown))
                    .expect(200);
        }
        system.browser()
                .post("/api/auth/token/revoke", Map.of("token", "x".repeat(5_000)))
                .expectError(400, "VALIDATION_ERROR");
    }

    private Answer sent(String form) {
        return system.browser()
                .call("POST", REVOKE)
                .body(form.getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded")
                .send();
    }

    @Test
    void c_26_the_form_of_rfc_7009_revokes_too() {
        Answer pair = pair(system.person());
        sent("token=" + pair.text("/refreshToken") + "&token_type_hint=refresh_token")
                .expect(200);
        expectOver(pair);
        sent("token=unknown&client_id=x").expect(200);
        for (String wrong : List.of("", "token=", "token=a&token=b", "token=" + "x".repeat(5_000), "refreshToken=a")) {
            sent(wrong).expectError(400, "VALIDATION_ERROR");
        }
        system.browser()
                .call("POST", REVOKE)
                .body("token=a".getBytes(StandardCharsets.UTF_8), "text/plain")
                .send()
                .expectError(415, "UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    void c_29_refresh_tokens_that_are_no_good_are_limited_per_network_and_good_ones_are_not() {
        Answer pair = pair(system.person());
        Browser guesser = system.browser();
        int refused = 0;
        for (int i = 0; i < 70 && refused == 0; i++) {
            Answer answer = guesser.post("/api/auth/token/refresh", Map.of("refreshToken", "lk_refresh_" + i));
            refused = answer.status() == 429 ? i : 0;
        }
        assertTrue(refused >= 60, "after " + refused);
        guesser.post("/api/auth/refresh", Map.of("refreshToken", "lk_refresh_x"))
                .expectError(429, "RATE_LIMITED");
        guesser.post("/api/auth/refresh", Map.of("refreshToken", pair.text("/refreshToken")))
                .expect(200);
        refresh("lk_refresh_x").expectError(401, "INVALID_TOKEN");
    }

    @Test
    void promise_25_a_replayed_refresh_token_leaves_one_row_of_audit_with_its_family_gone() {
        Person ann = system.person();
        Answer pair = pair(ann);
        Answer second = refresh(pair.text("/refreshToken")).expect(200);
        refresh(second.text("/refreshToken")).expect(200);
        List<Answer> replays = Crowd.atOnce(8, i -> refresh(pair.text("/refreshToken")));
        replays.forEach(answer -> answer.expectError(401, "INVALID_TOKEN"));
        assertEquals(
                1,
                system.count(
                        "select count(*) from audit_events where subject_id = ? and action = 'token-reuse'"
                                + " and outcome = 'failure'",
                        ann.id()));
        assertEquals(0, system.count("select count(*) from sessions where user_id = ? and paired = true", ann.id()));
        ann.browser().me().expect(200);
    }
}
