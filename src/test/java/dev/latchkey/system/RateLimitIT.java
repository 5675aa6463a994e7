package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What callers whom nobody knows may do in a while: C-29. */
@OnBothDatabases
class RateLimitIT {
    private final LatchkeySystem system;

    RateLimitIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    /** Asks until it is refused, which must not be before the limit and not much after it. */
    private static Answer refusedAfter(int limit, IntFunction<Answer> ask) {
        for (int i = 0; i < limit; i++) {
            Answer answer = ask.apply(i);
            if (answer.status() == 429) {
                answer.fail("no refusal at number " + (i + 1) + " of " + limit);
            }
        }
        // The bucket refills while it is emptied.
        for (int i = limit; i < 2 * limit; i++) {
            Answer answer = ask.apply(i);
            if (answer.status() == 429) {
                return answer;
            }
        }
        throw new AssertionError("no refusal after " + 2 * limit + " requests");
    }

    private static void assertRefusal(Answer answer, long longest) {
        answer.expectError(429, "RATE_LIMITED").expectText("/message", "Too many requests. Please try again later.");
        long seconds = Long.parseLong(answer.header("retry-after"));
        assertTrue(seconds >= 1 && seconds <= longest, answer::toString);
        answer.expectHeader("x-retry-after", Long.toString(seconds));
    }

    private Answer wrongSignIn(Client client) {
        return client.signIn(system.newEmail(), "wrong guess");
    }

    @Test
    void c_29_sign_ins_are_limited_per_network_and_others_are_not_affected() {
        Person ann = system.person();
        Browser guesser = system.browser();
        assertRefusal(refusedAfter(30, i -> wrongSignIn(guesser)), 2);
        guesser.signIn(ann.email(), ann.password()).expect(429);
        system.browser().signIn(ann.email(), ann.password()).expect(200);
    }

    @Test
    void c_29_sessions_are_not_limited_with_the_network() {
        Person ann = system.person();
        refusedAfter(30, i -> wrongSignIn(ann.browser()));
        ann.browser().me().expect(200);
        ann.browser().signOut().expect(200);
    }

    @Test
    void c_29_sign_ups_are_limited_per_network() {
        Browser browser = system.browser();
        assertRefusal(refusedAfter(10, i -> browser.register(system.newEmail(), LatchkeySystem.PASSWORD)), 6);
        system.person();
    }

    @Test
    void c_29_mails_are_limited_per_network() {
        Browser browser = system.browser();
        assertRefusal(
                refusedAfter(
                        10,
                        i -> i % 2 == 0
                                ? browser.forgotPassword(system.newEmail())
                                : browser.post(
                                        "/api/auth/send-verification-email", Map.of("email", system.newEmail()))),
                6);
    }

    @Test
    void c_29_mails_are_limited_per_address_whether_it_has_an_account_or_not() {
        Person ann = system.person();
        for (String email : new String[] {ann.email(), system.newEmail()}) {
            assertRefusal(refusedAfter(3, i -> system.browser().forgotPassword(email)), 300);
            system.browser().forgotPassword(email.replace("ann", "ANN")).expect(429);
        }
        assertEquals(
                3,
                system.count(
                        "select count(*) from mail_outbox where recipient = ? and type = 'reset-password'",
                        ann.email()));
    }

    @Test
    void c_29_an_ipv6_client_is_its_network_of_64_bits() {
        String network = "2001:db8:" + Integer.toHexString(system.port()) + ":1:";
        Browser guesser = system.browser();
        refusedAfter(30, i -> {
            guesser.moveTo(network + ":" + Integer.toHexString(i + 1));
            return wrongSignIn(guesser);
        });
        guesser.moveTo(network + "ffff:ffff:ffff:ffff");
        wrongSignIn(guesser).expect(429);
        guesser.moveTo(network.replace(":1:", ":2:") + ":1");
        wrongSignIn(guesser).expect(401);
    }

    @Test
    void c_29_what_a_client_writes_into_the_forwarding_header_himself_changes_nothing() {
        Browser guesser = system.browser();
        String address = guesser.address();
        refusedAfter(30, i -> {
            guesser.moveTo("198.51.100." + i + ", " + address);
            return wrongSignIn(guesser);
        });
    }

    @Test
    void c_29_loopback_is_not_exempt() {
        Map<String, String> body = Map.of("email", system.newEmail(), "password", "short");
        Answer refusal = refusedAfter(
                10, i -> system.local("POST", "/api/auth/register").json(body).send());
        assertRefusal(refusal, 6);
    }
}
