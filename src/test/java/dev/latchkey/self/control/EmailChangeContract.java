package dev.latchkey.self.control;

import static dev.latchkey.self.control.GivenPerson.CLIENT;
import static dev.latchkey.self.control.GivenPerson.NOW;
import static dev.latchkey.self.control.GivenPerson.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.database.control.GivenCrowd;
import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.mail.control.GivenLetters;
import dev.latchkey.passwords.control.ResetStore;
import dev.latchkey.passwords.entity.PasswordProblem;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.ErrorCode;
import dev.latchkey.self.control.EmailChange.Wanted;
import dev.latchkey.self.entity.SelfProblem;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.UserProblem;
import dev.latchkey.verification.control.Landing;
import dev.latchkey.verification.entity.VerificationProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An address changes when the new one is proved, by the user who asked for it, once. */
abstract class EmailChangeContract {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final GivenPerson people;

    EmailChangeContract(GivenDatabase database) {
        people = new GivenPerson(database);
    }

    private static EmailAddress fresh() {
        return EmailAddress.of("new" + NUMBER.incrementAndGet() + "@example.net");
    }

    private void request(Caller caller, EmailAddress email, @Nullable String password) {
        people.beans(beans -> {
            beans.get(EmailChange.class).request(caller, new Wanted(email, password), CLIENT, NOW);
            return true;
        });
    }

    private String token(EmailAddress email) {
        return people.beans(beans -> GivenLetters.token(beans, email.value()));
    }

    private String requested(Caller caller, EmailAddress email) {
        request(caller, email, PASSWORD);
        return token(email);
    }

    private EmailAddress confirm(Caller caller, String token, Instant at) {
        return people.beans(beans -> beans.get(EmailChange.class).confirm(caller, token, CLIENT, at));
    }

    private ErrorCode refused(Caller caller, String token, Instant at) {
        return assertThrows(AuthException.class, () -> confirm(caller, token, at))
                .code();
    }

    private String addressOf(Caller caller) {
        return people.sql()
                .first("select email from users where id = ?", row -> row.getString(1), caller.userId())
                .orElseThrow();
    }

    @Test
    void the_address_changes_when_the_link_is_used_and_not_before() {
        Caller ada = people.signedUp();
        EmailAddress email = fresh();
        String token = requested(ada, email);
        assertEquals(ada.email(), addressOf(ada));
        assertEquals(
                Optional.of(email),
                people.beans(beans -> beans.get(EmailChange.class).offered(ada, token, NOW)));
        assertEquals(email, confirm(ada, token, NOW));
        assertEquals(email.value(), addressOf(ada));
        assertEquals(1, people.sql().count("select count(*) from users where email_verified and id = ?", ada.userId()));
        assertEquals(1, people.rows("sessions", "user_id", ada.userId()), "sessions stay");
        assertEquals(List.of("notice", "notice"), people.mails(ada.email()), "the old address is told both times");
    }

    @Test
    void a_link_is_good_once_and_for_an_hour() {
        Caller ada = people.signedUp();
        String late = requested(ada, fresh());
        assertEquals(VerificationProblem.INVALID_TOKEN, refused(ada, late, NOW.plus(HOUR)));
        confirm(ada, late, NOW.plus(HOUR).minusSeconds(1));
        assertEquals(VerificationProblem.INVALID_TOKEN, refused(ada, late, NOW));
    }

    @Test
    void only_the_last_link_counts() {
        Caller ada = people.signedUp();
        String first = requested(ada, fresh());
        EmailAddress email = fresh();
        String second = requested(ada, email);
        assertEquals(VerificationProblem.INVALID_TOKEN, refused(ada, first, NOW));
        assertEquals(email, confirm(ada, second, NOW));
    }

    /** Decision D2 of the room: a mistyped address is a stranger's mailbox. */
    @Test
    void the_link_is_good_for_the_user_who_asked_and_nobody_else() {
        Caller ada = people.signedUp();
        Caller eve = people.signedUp();
        String token = requested(ada, fresh());
        assertEquals(VerificationProblem.INVALID_TOKEN, refused(eve, token, NOW));
        assertEquals(
                Optional.empty(),
                people.beans(beans -> beans.get(EmailChange.class).offered(eve, token, NOW)));
        confirm(ada, token, NOW);
        assertEquals(eve.email(), addressOf(eve));
    }

    @Test
    void a_taken_address_gets_the_same_answer_and_no_link() {
        Caller ada = people.signedUp();
        Caller bob = people.signedUp();
        request(ada, new EmailAddress(bob.email()), PASSWORD);
        assertEquals(List.of("notice"), people.mails(ada.email()));
        assertEquals(List.of("notice"), people.mails(bob.email()));
        assertEquals(0, people.rows("verifications", "user_id", ada.userId()));
    }

    @Test
    void an_address_that_was_taken_meanwhile_is_refused_and_both_stay_as_they_are() {
        Caller ada = people.signedUp();
        Caller bob = people.signedUp();
        EmailAddress email = fresh();
        String token = requested(ada, email);
        confirm(bob, requestedAgain(bob, email), NOW);
        assertEquals(UserProblem.USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL, refused(ada, token, NOW));
        assertEquals(ada.email(), addressOf(ada));
        assertEquals(email.value(), addressOf(bob));
    }

    private String requestedAgain(Caller caller, EmailAddress email) {
        people.sql().update("delete from mail_outbox where recipient = ?", email.value());
        return requested(caller, email);
    }

    @Test
    void of_two_who_take_one_address_at_once_one_has_it() throws Exception {
        Caller ada = people.signedUp();
        Caller bob = people.signedUp();
        EmailAddress email = fresh();
        String hers = requested(ada, email);
        String his = requestedAgain(bob, email);
        List<Boolean> moved = GivenCrowd.atOnce(2, i -> {
            try {
                confirm(i == 0 ? ada : bob, i == 0 ? hers : his, NOW);
                return true;
            } catch (AuthException refused) {
                return false;
            }
        });
        assertEquals(1, moved.stream().filter(one -> one).count());
        assertEquals(1, people.rows("users", "email", email.value()));
    }

    @Test
    void of_eight_uses_of_one_link_at_once_one_counts() throws Exception {
        Caller ada = people.signedUp();
        String token = requested(ada, fresh());
        List<Boolean> used = GivenCrowd.atOnce(8, i -> {
            try {
                confirm(ada, token, NOW);
                return true;
            } catch (AuthException refused) {
                return false;
            }
        });
        assertEquals(1, used.stream().filter(one -> one).count());
    }

    @Test
    void a_reset_that_was_mailed_to_the_old_address_is_dead() {
        Caller ada = people.signedUp();
        people.beans(beans -> {
            beans.get(ResetStore.class).request(new EmailAddress(ada.email()), Landing.PAGE, CLIENT, NOW);
            return true;
        });
        String reset = token(new EmailAddress(ada.email()));
        confirm(ada, requested(ada, fresh()), NOW);
        assertTrue(people.beans(beans -> beans.get(ResetStore.class).owner(reset, NOW))
                .isEmpty());
    }

    @Test
    void it_takes_the_password_and_another_address() {
        Caller ada = people.signedUp();
        for (String password : new String[] {"wrong-password", "", null}) {
            AuthException refused = assertThrows(AuthException.class, () -> request(ada, fresh(), password));
            assertEquals(PasswordProblem.INVALID_PASSWORD, refused.code());
        }
        AuthException same =
                assertThrows(AuthException.class, () -> request(ada, new EmailAddress(ada.email()), PASSWORD));
        assertEquals(SelfProblem.EMAIL_IS_THE_SAME, same.code());
        assertEquals(List.of(), people.mails(ada.email()));
    }

    private void requestByMail(Caller caller, EmailAddress email) {
        people.beans(beans -> {
            Wanted wanted = new Wanted(email, null, new Landing("/next"));
            beans.get(EmailChange.class).request(caller, wanted, CLIENT, NOW);
            return true;
        });
    }

    private void approve(String token) {
        people.beans(beans -> {
            beans.get(EmailChange.class).approve(token, new Landing("/next"), CLIENT, NOW);
            return true;
        });
    }

    @Test
    void asked_by_mail_an_unproved_address_has_no_say_and_a_proved_one_confirms_first() {
        Caller ada = people.signedUp();
        EmailAddress first = fresh();
        requestByMail(ada, first);
        confirm(ada, token(first), NOW);
        EmailAddress second = fresh();
        requestByMail(ada, second);
        assertEquals(List.of(), people.mails(second.value()));
        String approval = token(first);
        approve(approval);
        assertThrows(AuthException.class, () -> approve(approval));
        confirm(ada, token(second), NOW);
        assertEquals(second.value(), addressOf(ada));
    }

    @Test
    void asked_by_mail_an_old_sign_in_is_not_enough() {
        Caller ada = people.signedUp();
        people.sql()
                .update(
                        "update sessions set created_at = ? where user_id = ?",
                        NOW.minus(HOUR.multipliedBy(25)),
                        ada.userId());
        AuthException refusal = assertThrows(AuthException.class, () -> requestByMail(ada, fresh()));
        assertEquals("SESSION_EXPIRED", refusal.code().name());
    }
}
