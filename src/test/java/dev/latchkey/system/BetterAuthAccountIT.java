package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Better Auth's client does with one's own account. */
@OnBothDatabases
class BetterAuthAccountIT {
    private static final String AUTH = "/api/auth/";
    private static final String NEXT = "changed-pass-1";

    private final LatchkeySystem system;

    BetterAuthAccountIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    private void age(Person person) {
        Instant then = Instant.now().minus(Duration.ofDays(2));
        system.change("update sessions set created_at = ? where user_id = ?", then, person.id());
    }

    @Test
    void update_user_changes_what_is_there_and_null_takes_the_image_away() {
        Person ann = system.person();
        ann.browser()
                .post(AUTH + "update-user", Map.of("name", "Ada", "image", "https://example.com/a.png"))
                .expect(200)
                .expectMembers("", "status");
        ann.browser().post(AUTH + "update-user", Map.of("name", "Ada L")).expect(200);
        ann.browser()
                .get(AUTH + "get-session")
                .expectText("/user/name", "Ada L")
                .expectText("/user/image", "https://example.com/a.png");
        Map<String, Object> none = new HashMap<>();
        none.put("image", null);
        ann.browser().post(AUTH + "update-user", none).expect(200);
        ann.browser().get(AUTH + "get-session").expectNull("/user/image").expectText("/user/name", "Ada L");
    }

    @Test
    void promise_15_update_user_changes_nothing_else() {
        Person ann = system.person();
        ann.browser()
                .post(AUTH + "update-user", Map.of("email", system.newEmail()))
                .expectError(400, "EMAIL_CAN_NOT_BE_UPDATED");
        ann.browser().post(AUTH + "update-user", Map.of()).expectError(400, "NO_FIELDS_TO_UPDATE");
        Map<String, Object> sly = Map.of("name", "x", "role", "admin", "emailVerified", true, "plan", "PRO");
        ann.browser().post(AUTH + "update-user", sly).expect(200);
        ann.browser().get(AUTH + "get-session").expectText("/user/role", "user").expectFalse("/user/emailVerified");
        for (String bad : List.of(
                "{\"name\":null}", "{\"name\":7}", "{\"name\":\"a\\u0000\"}", "{\"image\":[]}", "{\"image\":\"x\"}")) {
            ann.browser().call("POST", AUTH + "update-user").json(bad).send().expectError(400, "VALIDATION_ERROR");
        }
    }

    @Test
    void c_16_change_password_leaves_the_others_unless_told_to_end_them() {
        Person ann = system.person();
        Browser other = ann.anotherBrowser();
        Map<String, Object> first = Map.of("currentPassword", ann.password(), "newPassword", NEXT);
        ann.browser()
                .post(AUTH + "change-password", first)
                .expect(200)
                .expectNull("/token")
                .expectText("/user/id", ann.id());
        other.me().expect(200);
        String before = ann.browser().token();
        Answer answer = ann.browser()
                .post(
                        AUTH + "change-password",
                        Map.of("currentPassword", NEXT, "newPassword", "another-pass", "revokeOtherSessions", true))
                .expect(200);
        assertNotEquals(before, answer.text("/token"));
        assertEquals(answer.text("/token"), ann.browser().token());
        other.me().expect(401);
        ann.browser().me().expect(200);
        system.program(before).me().expectError(401, "INVALID_TOKEN");
        system.browser().signIn(ann.email(), "another-pass").expect(200);
    }

    @Test
    void c_30_a_wrong_current_password_is_400_and_counts() {
        Person ann = system.person();
        for (int i = 0; i < 5; i++) {
            Map<String, Object> body = Map.of("currentPassword", "wrong" + i, "newPassword", NEXT);
            ann.browser().post(AUTH + "change-password", body).expectError(400, "INVALID_PASSWORD");
            ann.browser()
                    .post(AUTH + "verify-password", Map.of("password", "wrong" + i))
                    .expectError(400, "INVALID_PASSWORD");
        }
        ann.browser()
                .post(AUTH + "verify-password", Map.of("password", ann.password()))
                .expectError(403, "ACCOUNT_LOCKED");
    }

    @Test
    void verify_password_says_status_and_set_password_is_for_those_who_have_none() {
        Person ann = system.person();
        Map<String, Object> own = Map.of("password", ann.password());
        ann.browser().post(AUTH + "verify-password", own).expect(200).expectTrue("/status");
        Map<String, Object> first = Map.of("newPassword", NEXT);
        ann.browser().post(AUTH + "set-password", first).expectError(400, "PASSWORD_ALREADY_SET");
        system.change("delete from accounts where user_id = ?", ann.id());
        ann.browser()
                .post(AUTH + "set-password", Map.of("newPassword", "short"))
                .expectError(400, "PASSWORD_TOO_SHORT");
        List<Answer> answers = Crowd.atOnce(4, i -> ann.browser().post(AUTH + "set-password", first));
        assertEquals(1, answers.stream().filter(a -> a.status() == 200).count(), answers::toString);
        system.browser().signIn(ann.email(), NEXT).expect(200);
        age(ann);
        ann.browser().post(AUTH + "set-password", first).expectError(403, "SESSION_NOT_FRESH");
    }

    @Test
    void list_accounts_shows_the_password_and_no_hash_and_the_last_way_in_stays() {
        Person ann = system.person();
        Answer list = ann.browser().get(AUTH + "list-accounts").expect(200).expectSize("", 1);
        list.expectMembers("/0", "id", "providerId", "accountId", "userId", "scopes", "createdAt", "updatedAt")
                .expectText("/0/providerId", "credential")
                .expectText("/0/accountId", ann.id())
                .expectSize("/0/scopes", 0)
                .expectNowhere("$2");
        Map<String, Object> last = Map.of("accountId", list.text("/0/id"));
        ann.browser().post(AUTH + "unlink-account", last).expectError(400, "FAILED_TO_UNLINK_LAST_ACCOUNT");
        system.person().browser().post(AUTH + "unlink-account", last).expectError(400, "ACCOUNT_NOT_FOUND");
        age(ann);
        ann.browser().post(AUTH + "unlink-account", last).expectError(403, "SESSION_NOT_FRESH");
    }

    @Test
    void delete_user_takes_the_password_or_a_fresh_session() {
        Person ann = system.person();
        ann.browser().post(AUTH + "delete-user", Map.of("password", "wrong")).expectError(400, "INVALID_PASSWORD");
        Answer gone = ann.browser()
                .post(AUTH + "delete-user", Map.of("password", ann.password()))
                .expect(200)
                .expectTrue("/success")
                .expectText("/message", "User deleted");
        assertTrue(gone.setCookie("auth_token").orElseThrow().removes(), gone::toString);
        system.browser().signIn(ann.email(), ann.password()).expectError(401, "INVALID_EMAIL_OR_PASSWORD");
        Person bob = system.person();
        age(bob);
        bob.browser().post(AUTH + "delete-user", Map.of()).expectError(400, "SESSION_EXPIRED");
        Person cid = system.person();
        cid.browser().post(AUTH + "delete-user", Map.of()).expect(200);
        assertEquals(0, system.count("select count(*) from users where id = ?", cid.id()));
    }

    @Test
    void delete_user_mails_a_link_that_works_for_its_user_alone() {
        Person ann = system.person();
        age(ann);
        ann.browser()
                .post(AUTH + "delete-user", Map.of("callbackURL", "/goodbye"))
                .expect(200)
                .expectText("/message", "Verification email sent");
        String token = ann.mailbox().await("delete-user").token();
        String callback = AUTH + "delete-user/callback?token=" + token;
        system.browser().get(callback).expectError(401, "UNAUTHORIZED");
        system.person().browser().get(callback).expectError(400, "INVALID_TOKEN");
        ann.browser().get(callback + "&callbackURL=https://evil.example").expectError(403, "INVALID_CALLBACK_URL");
        ann.browser().get(callback + "&callbackURL=%2Fgoodbye").expect(302).expectHeader("location", "/goodbye");
        assertEquals(0, system.count("select count(*) from users where id = ?", ann.id()));
    }

    @Test
    void everything_here_is_for_a_signed_in_user() {
        for (String act : List.of(
                "update-user",
                "change-email",
                "change-password",
                "set-password",
                "verify-password",
                "delete-user",
                "unlink-account",
                "revoke-session",
                "revoke-sessions",
                "revoke-other-sessions")) {
            system.browser()
                    .call("POST", AUTH + act)
                    .json("{\"newEmail\":\"a@example.org\",\"newPassword\":\"" + NEXT
                            + "\",\"currentPassword\":\"x\",\"password\":\"x\",\"accountId\":\"x\",\"token\":\"x\"}")
                    .send()
                    .expectError(401, "UNAUTHORIZED");
        }
        system.browser().get(AUTH + "list-accounts").expectError(401, "UNAUTHORIZED");
    }
}
