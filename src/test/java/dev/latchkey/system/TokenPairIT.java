package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The token pair: C-26, S3-49 to S3-54, S3-95, S3-96. */
@OnBothDatabases
class TokenPairIT {
    private final LatchkeySystem system;

    TokenPairIT(Database database) {
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

    private static JsonNode part(String token, int number) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[number]));
    }

    @Test
    void s3_49_s3_50_s3_51_a_password_brings_a_pair_that_works() {
        Person ann = system.person();
        Answer pair = pair(ann)
                .expectMembers("", "accessToken", "refreshToken", "tokenType", "expiresIn", "user")
                .expectText("/tokenType", "Bearer")
                .expectText("/user/id", ann.id());
        assertEquals(900, pair.at("/expiresIn").asInt());
        assertTrue(pair.setCookie("auth_token").isEmpty(), pair::toString);
        program(pair).me().expect(200).expectText("/user/email", ann.email());
    }

    @Test
    void s3_52_an_access_token_says_what_the_contract_names_and_lives_15_minutes() throws IOException {
        Person ann = system.person();
        String tenant = ann.browser()
                .post("/api/tenants", Map.of("name", "Engines"))
                .expect(201)
                .text("/tenant/id");
        ann.browser().post("/api/tenants/" + tenant + "/activate").expect(200);
        String token = ann.program().post("/api/auth/token").expect(200).text("/accessToken");
        JsonNode head = part(token, 0);
        JsonNode claims = part(token, 1);
        assertEquals("ES256", head.path("alg").asText());
        assertEquals("at+jwt", head.path("typ").asText());
        assertEquals(system.origin(), claims.path("iss").asText());
        assertEquals(system.origin(), claims.path("aud").asText());
        assertEquals(ann.id(), claims.path("sub").asText());
        assertEquals(tenant, claims.path("org").asText());
        assertEquals("owner", claims.path("role").asText());
        assertEquals(900, claims.path("exp").asLong() - claims.path("iat").asLong());
        for (String name : List.of("sid", "jti", "scope")) {
            assertTrue(claims.path(name).isTextual(), name);
        }
    }

    @Test
    void c_26_login_brings_a_pair_beside_the_cookie_when_asked() {
        Person ann = system.person();
        Browser browser = system.browser();
        Map<String, Object> asked = Map.of("email", ann.email(), "password", ann.password(), "tokens", true);
        Answer answer = browser.post("/api/auth/login", asked).expect(200);
        system.program(answer.text("/tokens/accessToken")).me().expect(200);
        browser.me().expect(200).expectMembers("", "user", "tenants", "invites");
        browser.signOut().expect(200);
        system.program(answer.text("/tokens/accessToken")).me().expectError(401, "INVALID_TOKEN");
        refresh(answer.text("/tokens/refreshToken")).expectError(401, "INVALID_TOKEN");
    }

    @Test
    void c_30_wrong_passwords_are_refused_like_any_other_sign_in() {
        Person ann = system.person();
        Browser browser = system.browser();
        browser.post("/api/auth/token", Map.of("email", ann.email(), "password", "not the password"))
                .expectError(401, "INVALID_EMAIL_OR_PASSWORD");
        assertEquals(
                1,
                system.count(
                        "select count(*) from audit_events where subject_id = ? and action = 'sign-in'"
                                + " and outcome = 'failure'",
                        ann.id()));
        browser.post("/api/auth/token", Map.of("email", ann.email())).expectError(400, "VALIDATION_ERROR");
        browser.post("/api/auth/token").expectError(401, "UNAUTHORIZED");
    }

    @Test
    void s3_53_a_refresh_token_brings_the_next_pair_and_only_its_hash_is_kept() {
        Answer first = pair(system.person());
        Answer second = system.browser()
                .post("/api/auth/refresh", Map.of("refreshToken", first.text("/refreshToken")))
                .expect(200);
        assertNotEquals(first.text("/refreshToken"), second.text("/refreshToken"));
        program(second).me().expect(200);
        refresh(second.text("/refreshToken")).expect(200);
        assertEquals(
                0,
                system.count(
                        "select count(*) from refresh_tokens where token_hash like 'lk_%' or successor like 'lk_%'"));
    }

    @Test
    void c_26_of_eight_refreshes_at_once_all_get_one_successor_and_a_later_one_ends_the_family() {
        Person ann = system.person();
        Answer pair = pair(ann);
        List<Answer> answers =
                Crowd.atOnce(8, i -> refresh(pair.text("/refreshToken")).expect(200));
        Set<String> successors =
                answers.stream().map(answer -> answer.text("/refreshToken")).collect(Collectors.toSet());
        assertEquals(1, successors.size(), answers::toString);
        String session = system.text("select id from sessions where user_id = ? and paired = true", ann.id());
        assertEquals(
                2,
                system.count(
                        "select count(*) from refresh_tokens r join token_families f on f.id = r.family_id"
                                + " where f.session_id = ?",
                        session));
        system.change(
                "update refresh_tokens set used_at = ? where used_at is not null and family_id in"
                        + " (select id from token_families where session_id = ?)",
                Instant.now().minus(Duration.ofSeconds(11)),
                session);
        refresh(pair.text("/refreshToken")).expectError(401, "INVALID_TOKEN");
        refresh(successors.iterator().next()).expectError(401, "INVALID_TOKEN");
        program(answers.get(0)).me().expectError(401, "INVALID_TOKEN");
        ann.browser().me().expect(200);
        assertEquals(
                1,
                system.count(
                        "select count(*) from audit_events where subject_id = ? and action = 'token-reuse'", ann.id()));
    }

    @Test
    void s3_95_c_26_a_token_whose_successor_was_used_ends_the_family_at_once() {
        Answer pair = pair(system.person());
        Answer second = refresh(pair.text("/refreshToken")).expect(200);
        Answer third = refresh(second.text("/refreshToken")).expect(200);
        refresh(pair.text("/refreshToken")).expectError(401, "INVALID_TOKEN");
        refresh(third.text("/refreshToken")).expectError(401, "INVALID_TOKEN");
        program(third).me().expectError(401, "INVALID_TOKEN");
    }

    @Test
    void s3_54_s3_82_s3_95_a_refresh_token_ends_after_seven_days_and_says_so() {
        Person ann = system.person();
        Answer pair = pair(ann);
        String mine = " where family_id in (select f.id from token_families f join sessions s on s.id = f.session_id"
                + " where s.user_id = ?)";
        Duration left =
                Duration.between(Instant.now(), system.time("select expires_at from refresh_tokens" + mine, ann.id()));
        assertTrue(left.compareTo(Duration.ofDays(7)) <= 0
                && left.compareTo(Duration.ofDays(7).minusMinutes(2)) > 0);
        system.change(
                "update refresh_tokens set expires_at = ?" + mine, Instant.now().minusSeconds(1), ann.id());
        refresh(pair.text("/refreshToken")).expectError(401, "EXPIRED_TOKEN");
    }

    @Test
    void s3_55_a_session_with_a_pair_ends_after_a_day_of_silence() {
        Person ann = system.person();
        Answer pair = pair(ann);
        String end = "select expires_at from sessions where user_id = ? and paired = true";
        Duration left = Duration.between(Instant.now(), system.time(end, ann.id()));
        assertTrue(left.compareTo(Duration.ofHours(24)) <= 0 && left.compareTo(Duration.ofHours(23)) > 0);
        Instant before = Instant.now();
        system.change(
                "update sessions set updated_at = ?, expires_at = ? where user_id = ? and paired = true",
                before.minus(Duration.ofHours(23)),
                before.plus(Duration.ofHours(1)),
                ann.id());
        program(pair).me().expect(200);
        assertFalse(system.time(end, ann.id()).isBefore(before.plus(Duration.ofHours(23))));
        system.change(
                "update sessions set expires_at = ? where user_id = ? and paired = true", Instant.now(), ann.id());
        program(pair).me().expectError(401, "INVALID_TOKEN");
        refresh(pair.text("/refreshToken")).expectError(401, "INVALID_TOKEN");
    }

    @Test
    void promise_18_no_pair_comes_from_an_access_token() {
        program(pair(system.person())).post("/api/auth/token").expectError(403, "FORBIDDEN");
    }

    @Test
    void s3_83_s3_84_s3_85_a_forged_token_is_refused_with_the_code_of_its_fault() throws IOException {
        Answer pair = pair(system.person());
        String[] parts = pair.text("/accessToken").split("\\.");
        String head = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        String zeros = encoded(new byte[64]);
        Map<String, String> forged = Map.of(
                parts[0] + "." + encoded("{\"sub\":\"usr_x\"}") + "." + parts[2], "INVALID_TOKEN",
                parts[0] + "." + parts[1] + "." + zeros, "INVALID_TOKEN",
                encoded(head.replaceFirst("sig_\\w+", "sig_foreign")) + "." + parts[1] + "." + parts[2],
                        "INVALID_TOKEN",
                encoded(head.replace("ES256", "none")) + "." + parts[1] + ".", "TOKEN_NOT_ACCEPTED",
                encoded(head.replace("ES256", "HS256")) + "." + parts[1] + "." + parts[2], "TOKEN_NOT_ACCEPTED",
                encoded(head.replace("at+jwt", "JWT")) + "." + parts[1] + "." + parts[2], "TOKEN_NOT_ACCEPTED",
                encoded(head.replace("{", "{\"jku\":\"https://evil.test\",")) + "." + parts[1] + "." + parts[2],
                        "TOKEN_NOT_ACCEPTED",
                parts[0] + "." + parts[1], "TOKEN_NOT_ACCEPTED",
                "eyJ" + "x".repeat(5_000), "TOKEN_NOT_ACCEPTED");
        forged.forEach((token, code) -> system.program(token).me().expectError(401, code));
    }

    private static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void c_26_the_key_set_has_public_keys_that_may_be_kept_for_five_minutes() throws IOException {
        Person ann = system.person();
        String kid = part(pair(ann).text("/accessToken"), 0).path("kid").asText();
        for (String path : List.of("/api/auth/jwks", "/.well-known/jwks.json")) {
            Answer answer = system.browser().get(path).expect(200).expectHeader("Cache-Control", "public, max-age=300");
            List<String> kids = answer.json().path("keys").findValuesAsText("kid");
            assertTrue(kids.contains(kid), answer::toString);
            assertEquals(0, answer.json().findValues("d").size(), answer::toString);
        }
    }

    @Test
    void c_39_the_signed_profile_of_better_auth_opens_nothing_here() throws IOException {
        Person ann = system.person();
        String token = ann.browser().get("/api/auth/token").expect(200).text("/token");
        assertEquals(ann.email(), part(token, 1).path("email").asText());
        system.program(token).me().expectError(401, "TOKEN_NOT_ACCEPTED");
        system.browser().get("/api/auth/token").expectError(401, "UNAUTHORIZED");
    }
}
