package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What may happen once happens once, however many try at the same moment. */
@OnBothDatabases
class ParallelIT {
    private final LatchkeySystem system;

    ParallelIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    private static List<Answer> oneWins(List<Answer> answers, int status, String code) {
        List<Answer> won =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertEquals(1, won.size(), answers::toString);
        answers.stream().filter(answer -> answer.status() != 200).forEach(answer -> answer.expectError(status, code));
        return won;
    }

    @Test
    void s4_35_of_twelve_registrations_with_one_address_one_wins() {
        String email = system.newEmail();
        List<Answer> answers = Crowd.atOnce(12, i -> {
            String spelled = i % 2 == 0 ? email : email.toUpperCase(java.util.Locale.ROOT);
            return system.browser().register(spelled, LatchkeySystem.PASSWORD + i);
        });
        Answer won =
                oneWins(answers, 409, "USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL").get(0);
        system.browser()
                .signIn(email, LatchkeySystem.PASSWORD + answers.indexOf(won))
                .expect(200)
                .expectText("/user/id", won.text("/user/id"));
        assertEquals(1, system.count("select count(*) from users where email = ?", email));
        assertEquals(1, system.count("select count(*) from mail_outbox where recipient = ?", email));
    }

    @Test
    void s4_75_of_eight_uses_of_one_reset_token_one_wins() {
        Person ann = system.person();
        String token = ann.resetToken(1);
        List<Answer> answers = Crowd.atOnce(8, i -> system.browser().resetPassword(token, "new password number " + i));
        Answer won = oneWins(answers, 400, "INVALID_TOKEN").get(0);
        system.browser()
                .signIn(ann.email(), "new password number " + answers.indexOf(won))
                .expect(200);
    }

    @Test
    void c_13_of_eight_uses_of_one_verification_token_one_wins() {
        Person ann = system.person();
        String token = ann.mailbox().await("verify-email").token();
        oneWins(Crowd.atOnce(8, i -> system.browser().verifyEmail(token)), 400, "INVALID_TOKEN");
        ann.browser().me().expectTrue("/user/emailVerified");
    }

    /** Each use ends the other tokens too, so the two must not wait for each other. */
    @RepeatedTest(4)
    void s3_87_of_two_reset_tokens_used_at_once_one_wins() {
        Person ann = system.person();
        List<String> tokens = List.of(ann.resetToken(1), ann.resetToken(2));
        List<Answer> answers =
                Crowd.atOnce(2, i -> system.browser().resetPassword(tokens.get(i), "new password number " + i));
        Answer won = oneWins(answers, 400, "INVALID_TOKEN").get(0);
        system.browser()
                .signIn(ann.email(), "new password number " + answers.indexOf(won))
                .expect(200);
    }

    @RepeatedTest(4)
    void s3_87_of_two_verification_tokens_used_at_once_one_wins() {
        Person ann = system.person();
        String first = ann.mailbox().await("verify-email").token();
        system.browser()
                .post("/api/auth/send-verification-email", Map.of("email", ann.email()))
                .expect(200);
        List<String> tokens =
                List.of(first, ann.mailbox().await("verify-email", 2).token());
        oneWins(Crowd.atOnce(2, i -> system.browser().verifyEmail(tokens.get(i))), 400, "INVALID_TOKEN");
        ann.browser().me().expectTrue("/user/emailVerified");
    }

    @RepeatedTest(4)
    void c_14_a_change_and_a_reset_at_once_leave_one_password_and_no_fault() {
        Person ann = system.person();
        String token = ann.resetToken(1);
        List<Answer> answers = Crowd.atOnce(
                2,
                i -> i == 0
                        ? ann.browser().changePassword(ann.password(), "new password number 0")
                        : system.browser().resetPassword(token, "new password number 1"));
        answers.stream().filter(answer -> answer.status() >= 500).forEach(answer -> answer.fail("no fault"));
        long working = Stream.of("new password number 0", "new password number 1")
                .filter(password ->
                        system.browser().signIn(ann.email(), password).status() == 200)
                .count();
        assertEquals(1, working, answers::toString);
        system.browser().signIn(ann.email(), ann.password()).expect(401);
    }

    @Test
    void c_33_of_eight_sign_outs_all_succeed_and_one_session_has_ended() {
        Person ann = system.person();
        ann.anotherBrowser();
        Crowd.atOnce(8, i -> ann.browser().copy().signOut().expect(200));
        assertEquals(1, system.count("select count(*) from sessions where user_id = ?", ann.id()));
    }
}
