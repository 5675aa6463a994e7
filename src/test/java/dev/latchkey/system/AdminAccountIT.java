package dev.latchkey.system;

import static dev.latchkey.system.AdminIT.act;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Accounts that administrators' programs make, change and delete: C-20, promises 5 and 25. */
@OnBothDatabases
class AdminAccountIT {
    private final LatchkeySystem system;
    private final OperatorSide side;

    AdminAccountIT(Database database) {
        system = LatchkeySystem.on(database);
        side = new OperatorSide(system);
    }

    private static Map<String, String> user(Person person) {
        return Map.of("userId", person.id());
    }

    private long traces(String action, Person by, Person about) {
        return system.count(
                "select count(*) from audit_events where action = ? and actor_id = ? and subject_id = ?",
                action,
                by.id(),
                about.id());
    }

    @Test
    void promise_25_an_account_is_made_with_its_trace_and_opened_by_its_password() {
        Person boss = side.administrator();
        String email = system.newEmail();
        Answer made = act(
                        boss.browser(),
                        "create-user",
                        Map.of("email", email, "name", "Made", "password", "a good long one", "role", "user"))
                .expect(200)
                .expectText("/user/email", email)
                .expectText("/user/role", "user")
                .expectFalse("/user/emailVerified");
        assertEquals(
                1,
                system.count(
                        "select count(*) from audit_events where action = 'user-create' and subject_id = ? and actor_id = ?",
                        made.text("/user/id"),
                        boss.id()));
        system.browser().signIn(email, "a good long one").expect(200);
        act(boss.browser(), "create-user", Map.of("email", email, "name", "Made"))
                .expectError(400, "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL");
        String bare = system.newEmail();
        act(boss.browser(), "create-user", Map.of("email", bare, "name", "B", "data", Map.of("emailVerified", true)))
                .expect(200)
                .expectTrue("/user/emailVerified");
        system.browser().signIn(bare, "").expect(400);
        system.browser().signIn(bare, "null").expectError(401, "INVALID_EMAIL_OR_PASSWORD");
    }

    @Test
    void what_a_new_account_cannot_be_is_refused() {
        Browser boss = side.administrator().browser();
        String email = system.newEmail();
        act(boss, "create-user", Map.of("email", "no address", "name", "X")).expectError(400, "INVALID_EMAIL");
        act(boss, "create-user", Map.of("email", email)).expectError(400, "VALIDATION_ERROR");
        act(boss, "create-user", Map.of("email", email, "name", "X", "password", "short"))
                .expectError(400, "PASSWORD_TOO_SHORT");
        act(boss, "create-user", Map.of("email", email, "name", "X", "role", "king"))
                .expectError(400, "YOU_ARE_NOT_ALLOWED_TO_SET_NON_EXISTENT_VALUE");
        act(boss, "create-user", Map.of("email", email, "name", "X", "data", Map.of("image", "javascript:1")))
                .expectError(400, "VALIDATION_ERROR");
        assertEquals(0, system.count("select count(*) from users where email = ?", email));
    }

    @Test
    void a_user_is_changed() {
        Person boss = side.administrator();
        Person ann = system.person();
        Map<String, Object> data = new HashMap<>(Map.of("name", "New Name", "emailVerified", true));
        data.put("image", "https://example.org/a.png");
        act(boss.browser(), "update-user", Map.of("userId", ann.id(), "data", data))
                .expect(200)
                .expectText("/name", "New Name")
                .expectText("/image", "https://example.org/a.png")
                .expectTrue("/emailVerified");
        data.clear();
        data.put("image", null);
        act(boss.browser(), "update-user", Map.of("userId", ann.id(), "data", data))
                .expect(200)
                .expectText("/name", "New Name")
                .expectNull("/image");
        assertEquals(2, traces("user-change", boss, ann));
        for (Map.Entry<String, Map<String, Object>> wrong : Map.<String, Map<String, Object>>of(
                        "NO_DATA_TO_UPDATE", Map.of(),
                        "PASSWORD_CANNOT_BE_UPDATED_VIA_UPDATE_USER", Map.of("password", "x"),
                        "VALIDATION_ERROR", Map.of("name", " "),
                        "YOU_ARE_NOT_ALLOWED_TO_SET_NON_EXISTENT_VALUE", Map.of("role", "king"))
                .entrySet()) {
            act(boss.browser(), "update-user", Map.of("userId", ann.id(), "data", wrong.getValue()))
                    .expectError(400, wrong.getKey());
        }
        act(boss.browser(), "update-user", Map.of("userId", ann.id(), "data", Map.of("email", "x@example.org")))
                .expectError(403, "YOU_ARE_NOT_ALLOWED_TO_SET_USERS_EMAIL");
        act(boss.browser(), "update-user", Map.of("userId", "usr_none", "data", Map.of("name", "x")))
                .expectError(404, "USER_NOT_FOUND");
    }

    @Test
    void a_new_password_ends_what_the_old_one_opened_and_is_told() {
        Person boss = side.administrator();
        Person ann = system.person();
        String reset = ann.resetToken(1);
        act(boss.browser(), "set-user-password", Map.of("userId", ann.id(), "newPassword", "chosen by somebody"))
                .expect(200)
                .expectTrue("/status");
        ann.browser().me().expect(401);
        system.browser().signIn(ann.email(), ann.password()).expectError(401, "INVALID_EMAIL_OR_PASSWORD");
        system.browser().signIn(ann.email(), "chosen by somebody").expect(200);
        system.browser().resetPassword(reset, "one more good one").expectError(400, "INVALID_TOKEN");
        ann.mailbox().await("notice");
        assertEquals(1, traces("password-change", boss, ann));
        act(boss.browser(), "set-user-password", Map.of("userId", ann.id(), "newPassword", "short"))
                .expectError(400, "PASSWORD_TOO_SHORT");
        act(boss.browser(), "set-user-password", Map.of("userId", "usr_none", "newPassword", "chosen by somebody"))
                .expectError(404, "USER_NOT_FOUND");
    }

    @Test
    void promise_5_a_removed_user_leaves_no_tenant_without_an_owner() {
        Person boss = side.administrator();
        Tenancy tenancy = new Tenancy(system);
        Tenancy.Home home = tenancy.home();
        Person member = tenancy.joined(home, "member");
        act(boss.browser(), "remove-user", user(home.owner())).expectError(409, "ONLY_OWNER_OF_TENANTS");
        home.owner().browser().me().expect(200);
        act(boss.browser(), "remove-user", user(member)).expect(200).expectTrue("/success");
        member.browser().me().expect(401);
        act(boss.browser(), "remove-user", user(home.owner())).expect(200);
        assertEquals(0, system.count("select count(*) from tenants where id = ?", home.id()));
        assertEquals(1, traces("user-delete", boss, member));
        act(boss.browser(), "remove-user", user(boss)).expectError(400, "YOU_CANNOT_REMOVE_YOURSELF");
        act(boss.browser(), "remove-user", user(member)).expectError(404, "USER_NOT_FOUND");
    }

    @Test
    void of_two_administrators_who_remove_or_demote_each_other_at_once_one_remains() {
        for (String path : List.of("remove-user", "set-role")) {
            List<Person> both = List.of(side.administrator(), side.administrator());
            Crowd.atOnce(
                    2,
                    i -> act(
                                    both.get(i).browser(),
                                    path,
                                    path.equals("set-role")
                                            ? Map.of("userId", both.get(1 - i).id(), "role", "user")
                                            : user(both.get(1 - i)))
                            .status());
            assertEquals(
                    1,
                    system.count(
                            "select count(*) from users where role = 'admin' and id in (?, ?)",
                            both.get(0).id(),
                            both.get(1).id()),
                    path);
        }
    }
}
