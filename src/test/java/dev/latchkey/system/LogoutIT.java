package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** {@code POST /api/auth/logout}. */
@OnBothDatabases
class LogoutIT {
    private final LatchkeySystem system;

    LogoutIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    @Test
    void s4_15_s4_19_it_says_success() {
        system.person()
                .browser()
                .signOut()
                .expect(200)
                .expectMembers("", "success")
                .expectTrue("/success");
    }

    @Test
    void s4_16_s4_17_it_ends_the_current_session_and_no_other() {
        Person ann = system.person();
        Browser other = ann.anotherBrowser();
        ann.browser().signOut().expect(200);
        ann.browser().me().expect(401);
        other.me().expect(200);
        assertEquals(1, system.count("select count(*) from sessions where user_id = ?", ann.id()));
    }

    @Test
    void s4_18_it_clears_the_cookie() {
        Answer answer = system.person().browser().signOut();
        assertTrue(answer.setCookie("auth_token").orElseThrow().removes(), answer::toString);
    }

    @Test
    void s4_20_a_copied_token_is_dead_after_logout() {
        Person ann = system.person();
        Browser copied = ann.browser().copy();
        Program program = ann.program();
        program.me().expect(200);
        ann.browser().signOut().expect(200);
        copied.me().expectError(401, "UNAUTHORIZED");
        program.me().expectError(401, "INVALID_TOKEN");
    }

    @Test
    void s4_20_a_bearer_signs_out_without_an_origin() {
        Person ann = system.person();
        ann.program().signOut().expect(200).expectTrue("/success");
        ann.browser().me().expect(401);
    }

    @Test
    void c_33_without_a_session_it_does_the_same_and_nothing_more() {
        Answer none = system.browser().signOut().expect(200).expectTrue("/success");
        assertTrue(none.setCookie("auth_token").orElseThrow().removes(), none::toString);
        Answer unknown = system.browser()
                .withCookie("lk_sess_unknown")
                .signOut()
                .expect(200)
                .expectTrue("/success");
        assertTrue(unknown.setCookie("auth_token").orElseThrow().removes(), unknown::toString);
    }
}
