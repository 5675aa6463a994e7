package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.latchkey.system.HubStand.Guest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The tokens of providers: kept sealed, given to their owner, and asked for anew. GitHub stands for those whose refresh tokens are good once. */
@OnBothDatabases
class ProviderTokenIT {
    private static final String GET = "/api/auth/get-access-token";
    private static final String REFRESH = "/api/auth/refresh-token";
    private static final Map<String, String> GITHUB = Map.of("providerId", "github");

    private final LatchkeySystem system;
    private final GoogleWay github;
    private final GoogleWay google;

    ProviderTokenIT(Database database) {
        system = LatchkeySystem.on(database, GoogleStand.SETTINGS);
        github = new GoogleWay(system, "github");
        google = new GoogleWay(system);
    }

    /** Somebody at GitHub; with an end his tokens end and can be refreshed. */
    private Guest guest(Map<String, Object> more) {
        long id = ThreadLocalRandom.current().nextLong(1L << 40);
        Map<String, Object> profile = new java.util.HashMap<>(Map.of("id", id, "login", "ann" + id));
        profile.putAll(more);
        return new Guest(profile, List.of(Map.of("email", system.newEmail(), "primary", true, "verified", true)));
    }

    private record Owner(Person person, PageBrowser browser, Guest guest, String account) {}

    private Owner owner(Map<String, Object> more) {
        Person ann = system.person().verified();
        PageBrowser browser = new PageBrowser(system);
        browser.enter(ann).expect(303);
        Guest guest = guest(more);
        browser.get(HubStand.consent(github.link(browser, Map.of()), guest)).expect(302);
        String account = system.text("select id from accounts where user_id = ? and provider_id = 'github'", ann.id());
        return new Owner(ann, browser, guest, account);
    }

    private static Map<String, Object> ending(int seconds) {
        return Map.of("expires_in", seconds);
    }

    private void end(Owner owner, Duration from) {
        system.change(
                "update account_tokens set expires_at = ? where account_id = ?",
                Instant.now().plus(from),
                owner.account());
    }

    @Test
    void the_owner_gets_the_access_token_and_nobody_reads_it_in_the_table() {
        Owner ann = owner(Map.of());
        Answer answer = ann.browser()
                .post(GET, Map.of("accountId", ann.account()))
                .expect(200)
                .expectMembers("", "accessToken", "scopes");
        assertEquals(List.of("read:user", "user:email"), answer.texts("/scopes"));
        String token = answer.text("/accessToken");
        assertEquals(token, ann.browser().post(GET, GITHUB).expect(200).text("/accessToken"));
        assertEquals(
                token,
                ann.browser()
                        .post(
                                GET,
                                Map.of(
                                        "providerId",
                                        "github",
                                        "accountId",
                                        ann.guest().id()))
                        .expect(200)
                        .text("/accessToken"));
        String sealed = system.text("select sealed from account_tokens where account_id = ?", ann.account());
        assertFalse(sealed.contains(token));
        Answer list = ann.browser().get("/api/auth/list-accounts").expect(200).expectNowhere(token);
        assertEquals(List.of("read:user", "user:email"), list.texts("/1/scopes"));
        Answer copy = ann.browser().get("/account/data/download").expect(200).expectNowhere(token);
        assertEquals(List.of("read:user", "user:email"), copy.texts("/accounts/1/scopes"));
        ann.browser().post(REFRESH, GITHUB).expectError(400, "REFRESH_TOKEN_NOT_FOUND");
    }

    @Test
    void a_sealed_row_that_is_copied_to_another_account_opens_nothing_there() {
        Owner ann = owner(Map.of());
        Owner eve = owner(Map.of());
        String sealed = system.text("select sealed from account_tokens where account_id = ?", ann.account());
        system.change("update account_tokens set sealed = ? where account_id = ?", sealed, eve.account());
        // As after a change of the secret: a clear refusal, until he signs in once more.
        eve.browser().post(GET, GITHUB).expectError(400, "FAILED_TO_GET_ACCESS_TOKEN");
        eve.browser().post(REFRESH, GITHUB).expectError(400, "REFRESH_TOKEN_NOT_FOUND");
        PageBrowser again = new PageBrowser(system);
        again.get(HubStand.consent(github.begin(again), eve.guest())).expect(302);
        eve.browser().post(GET, GITHUB).expect(200);
    }

    @Test
    void an_access_token_that_ends_within_seconds_is_renewed_and_the_new_refresh_token_is_kept() {
        Owner ann = owner(ending(3_600));
        String first = ann.browser().post(GET, GITHUB).expect(200).text("/accessToken");
        end(ann, Duration.ofSeconds(60));
        assertEquals(first, ann.browser().post(GET, GITHUB).expect(200).text("/accessToken"));
        String last = first;
        for (int i = 0; i < 3; i++) {
            end(ann, Duration.ofSeconds(i == 0 ? 3 : -60));
            Answer answer = ann.browser().post(GET, GITHUB).expect(200);
            assertNotEquals(last, answer.text("/accessToken"));
            last = answer.text("/accessToken");
            Duration left = Duration.between(Instant.now(), Instant.parse(answer.text("/accessTokenExpiresAt")));
            assertEquals(3_600, left.toSeconds(), 60);
        }
        Answer newer = ann.browser()
                .post(REFRESH, GITHUB)
                .expect(200)
                .expectMembers(
                        "", "accessToken", "refreshToken", "accessTokenExpiresAt", "scope", "providerId", "accountId")
                .expectText("/providerId", "github")
                .expectText("/accountId", ann.guest().id())
                .expectText("/scope", "read:user user:email");
        assertNotEquals(last, newer.text("/accessToken"));
        assertEquals(
                newer.text("/accessToken"),
                ann.browser().post(GET, GITHUB).expect(200).text("/accessToken"));
    }

    @Test
    void many_who_refresh_at_once_ask_the_provider_once_and_lose_nothing() {
        Owner ann = owner(ending(3_600));
        for (int i = 0; i < 2; i++) {
            end(ann, Duration.ofSeconds(-1));
            int before = HubStand.refreshes(ann.guest());
            List<Answer> answers = Crowd.atOnce(6, n -> ann.browser().post(GET, GITHUB));
            String token = answers.get(0).expect(200).text("/accessToken");
            answers.forEach(answer -> answer.expect(200).expectText("/accessToken", token));
            assertEquals(before + 1, HubStand.refreshes(ann.guest()));
        }
        List<Answer> answers = Crowd.atOnce(4, n -> ann.browser().post(REFRESH, GITHUB));
        answers.forEach(answer -> answer.expect(200));
        ann.browser().post(REFRESH, GITHUB).expect(200);
        assertEquals(
                0,
                system.count(
                        "select count(*) from account_tokens where account_id = ? and claim is not null",
                        ann.account()));
    }

    @Test
    void a_claim_that_a_crash_has_left_ends_by_itself() {
        Owner ann = owner(ending(3_600));
        end(ann, Duration.ofSeconds(-1));
        system.change(
                "update account_tokens set claim = 'x', claimed_until = ? where account_id = ?",
                Instant.now().plusSeconds(1),
                ann.account());
        ann.browser().post(GET, GITHUB).expectError(503, "PROVIDER_UNAVAILABLE");
        ann.browser().post(GET, GITHUB).expect(200);
    }

    @Test
    void a_refresh_token_that_the_provider_takes_no_more_is_forgotten_and_a_sign_in_brings_another() {
        Owner ann = owner(ending(3_600));
        HubStand.forget(ann.guest());
        ann.browser().post(REFRESH, GITHUB).expectError(400, "FAILED_TO_REFRESH_ACCESS_TOKEN");
        ann.browser().post(REFRESH, GITHUB).expectError(400, "REFRESH_TOKEN_NOT_FOUND");
        ann.browser().post(GET, GITHUB).expect(200);
        end(ann, Duration.ofSeconds(-1));
        ann.browser().post(GET, GITHUB).expectError(400, "FAILED_TO_GET_ACCESS_TOKEN");
        PageBrowser again = new PageBrowser(system);
        again.get(HubStand.consent(github.begin(again), ann.guest())).expect(302);
        ann.browser().post(REFRESH, GITHUB).expect(200);
    }

    @Test
    void a_provider_that_is_down_costs_no_token() {
        Owner ann = owner(ending(3_600));
        end(ann, Duration.ofSeconds(-1));
        HubStand.down(ann.guest(), true);
        ann.browser().post(GET, GITHUB).expectError(503, "PROVIDER_UNAVAILABLE");
        ann.browser().post(REFRESH, GITHUB).expectError(503, "PROVIDER_UNAVAILABLE");
        HubStand.down(ann.guest(), false);
        ann.browser().post(GET, GITHUB).expect(200);
    }

    @Test
    void an_ordinary_sign_in_takes_no_lasting_access_away() {
        Owner ann = owner(ending(3_600));
        HubStand.sparing(ann.guest());
        PageBrowser again = new PageBrowser(system);
        again.get(HubStand.consent(github.begin(again), ann.guest())).expect(302);
        ann.browser().post(REFRESH, GITHUB).expect(200);
    }

    @Test
    void nor_does_it_take_scopes_away_that_were_asked_for_but_linking_anew_decides() {
        Owner ann = owner(Map.of());
        PageBrowser browser = ann.browser();
        Map<String, Object> wish = Map.of("scopes", List.of("repo"));
        browser.get(HubStand.consent(github.link(browser, wish), ann.guest())).expect(302);
        List<String> more = List.of("read:user", "user:email", "repo");
        String token = browser.post(GET, GITHUB).expect(200).text("/accessToken");
        PageBrowser again = new PageBrowser(system);
        again.get(HubStand.consent(github.begin(again), ann.guest())).expect(302);
        Answer answer = browser.post(GET, GITHUB).expect(200).expectText("/accessToken", token);
        assertEquals(more, answer.texts("/scopes"));
        assertEquals(more, browser.get("/api/auth/list-accounts").texts("/1/scopes"));
        browser.get(HubStand.consent(github.link(browser, wish), ann.guest())).expect(302);
        assertNotEquals(token, browser.post(GET, GITHUB).expect(200).text("/accessToken"));
    }

    @Test
    void an_unlink_while_the_provider_is_asked_brings_nothing_back() {
        Owner ann = owner(ending(3_600));
        end(ann, Duration.ofSeconds(-1));
        List<Answer> answers = Crowd.atOnce(
                2,
                n -> n == 0 ? ann.browser().post(GET, GITHUB) : ann.browser().post("/api/auth/unlink-account", GITHUB));
        answers.get(1).expect(200);
        Answer got = answers.get(0);
        if (got.status() != 200) {
            got.expectError(400, "ACCOUNT_NOT_FOUND");
        }
        ann.browser().post(GET, GITHUB).expectError(400, "ACCOUNT_NOT_FOUND");
        assertEquals(0, system.count("select count(*) from account_tokens where account_id = ?", ann.account()));
    }

    @Test
    void google_gives_an_id_token_too() {
        PageBrowser browser = new PageBrowser(system);
        google.enter(browser, google.guest(system.newEmail())).expect(302);
        Answer answer = browser.post(GET, Map.of("providerId", "google")).expect(200);
        assertEquals(3, answer.text("/idToken").split("\\.").length);
        assertEquals(List.of("openid", "email", "profile"), answer.texts("/scopes"));
    }

    @Test
    void only_the_owner_in_person_gets_them() {
        Owner ann = owner(ending(3_600));
        Person eve = system.person();
        for (String act : List.of(GET, REFRESH)) {
            system.browser().post(act, GITHUB).expectError(401, "UNAUTHORIZED");
            eve.browser().post(act, Map.of("accountId", ann.account())).expectError(400, "ACCOUNT_NOT_FOUND");
            eve.browser()
                    .post(
                            act,
                            Map.of(
                                    "accountId",
                                    ann.account(),
                                    "userId",
                                    ann.person().id()))
                    .expectError(400, "ACCOUNT_NOT_FOUND");
            eve.browser().post(act, Map.of("providerId", "credential")).expectError(400, "PROVIDER_NOT_SUPPORTED");
            eve.browser().post(act, Map.of("useAccountCookie", true)).expectError(400, "VALIDATION_ERROR");
            system.local("POST", act)
                    .header("Cookie", system.cookieName() + "=" + ann.browser().cookie(system.cookieName()))
                    .json(GITHUB)
                    .send()
                    .expectError(403, "MISSING_OR_NULL_ORIGIN");
        }
        String key =
                ApiKeyIT.create(ann.person().browser(), Map.of()).expect(201).text("/key");
        for (String act : List.of(GET, REFRESH)) {
            system.local("POST", act)
                    .header("X-API-Key", key)
                    .json(GITHUB)
                    .send()
                    .expectError(403, "FORBIDDEN");
        }
        Person boss = new OperatorSide(system).administrator();
        AdminIT.act(
                        boss.browser(),
                        "impersonate-user",
                        Map.of("userId", ann.person().id()))
                .expect(200);
        for (String act : List.of(GET, REFRESH)) {
            boss.browser().post(act, GITHUB).expectError(403, "NOT_WHILE_IMPERSONATING");
        }
    }
}
