package dev.latchkey.limits.control;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.settings.control.GivenSettings;
import dev.latchkey.settings.control.SettingException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C-29. */
class RateLimitsTest {
    private static RateLimits limits(String... pairs) {
        RateLimits limits = new RateLimits();
        limits.settings = new LimitSettings.Source().read(GivenSettings.with(pairs));
        return limits;
    }

    private static Client client(String address) {
        return new Client(address, null, "request-1");
    }

    @Test
    void a_network_may_so_often_and_another_network_is_not_touched() {
        RateLimits limits = limits("latchkey.limit.sign-up", "3/PT1H");
        for (int i = 0; i < 3; i++) {
            limits.take(Limit.SIGN_UP, client("2001:db8:1:2::" + i));
        }
        AuthException refused =
                assertThrows(AuthException.class, () -> limits.take(Limit.SIGN_UP, client("2001:db8:1:2:ffff::1")));
        assertEquals(RequestProblem.RATE_LIMITED, refused.code());
        Duration wait = Objects.requireNonNull(refused.retryAfter());
        assertTrue(
                wait.compareTo(Duration.ofMinutes(20)) <= 0 && wait.compareTo(Duration.ofMinutes(19)) > 0, "" + wait);
        assertDoesNotThrow(() -> limits.take(Limit.SIGN_UP, client("2001:db8:1:3::1")));
        assertDoesNotThrow(() -> limits.take(Limit.SIGN_IN, client("2001:db8:1:2::1")));
    }

    @Test
    void by_default_there_are_30_sign_ins_10_sign_ups_10_mails_and_3_to_an_address() {
        assertEquals(30, taken(Limit.SIGN_IN));
        assertEquals(10, taken(Limit.SIGN_UP));
        assertEquals(10, taken(Limit.MAIL));
        assertEquals(3, taken(Limit.MAIL_ADDRESS));
    }

    private static int taken(Limit limit) {
        RateLimits limits = limits();
        for (int count = 0; count < 100; count++) {
            try {
                limits.take(limit, "subject");
            } catch (AuthException refused) {
                return count;
            }
        }
        return 100;
    }

    @Test
    void switched_off_there_is_no_limit() {
        RateLimits limits = limits("latchkey.rate-limits", "off", "latchkey.limit.mail", "1/PT1H");
        for (int i = 0; i < 100; i++) {
            limits.take(Limit.MAIL, "subject");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "30/1m", "0/PT1M", "-1/PT1M", "30/PT0S", "x/PT1M", "30/PT1M/x", "9999999/PT1M"})
    void a_rate_that_is_none_is_refused_by_its_name(String rate) {
        SettingException refused = assertThrows(SettingException.class, () -> limits("latchkey.limit.sign-in", rate));
        assertTrue(refused.toString().contains("latchkey.limit.sign-in"), refused.getMessage());
    }
}
