package dev.latchkey.requests.control;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** C-17: the endpoints for schedulers and monitors are there for operators only. */
class OperatorAccessTest {
    private static OperatorAccess access(@Nullable String secret) {
        OperatorAccess access = new OperatorAccess();
        access.settings = new OperatorAccess.CronSettings(Optional.ofNullable(secret));
        return access;
    }

    private static void refused(OperatorAccess access, HttpServletRequest request) {
        AuthException refused = assertThrows(AuthException.class, () -> access.require(request));
        assertEquals(RequestProblem.NOT_FOUND, refused.code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "::1", "0:0:0:0:0:0:0:1"})
    void a_program_on_this_machine_may(String peer) {
        assertDoesNotThrow(() -> access(null).require(GivenRequest.from(peer).made()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"203.0.113.9", "10.0.0.1", "2001:db8::1", "128.0.0.1", "1270.0.0.1"})
    void another_machine_may_not(String peer) {
        refused(access(null), GivenRequest.from(peer).made());
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer x",
        "Cookie, auth_token=x",
        "Origin, http://localhost:8080",
        "Sec-Fetch-Site, cross-site",
        "X-Forwarded-For, 127.0.0.1",
        "X-Forwarded-Host, localhost",
        "X-Forwarded-Proto, http",
        "X-Real-IP, 127.0.0.1",
        "Forwarded, for=127.0.0.1",
        "Via, 1.1 proxy",
        "x-api-key, x",
        "X-API-Token, x",
    })
    void a_browser_or_proxy_on_this_machine_may_not(String header, String value) {
        refused(
                access(null),
                GivenRequest.from("127.0.0.1").header(header, value).made());
    }

    @Test
    void with_a_secret_it_is_the_only_way_in_from_anywhere() {
        OperatorAccess access = access("s3cret-of-cron");
        assertDoesNotThrow(() -> access.require(GivenRequest.from("203.0.113.9")
                .header("Authorization", "Bearer s3cret-of-cron")
                .made()));
        refused(access, GivenRequest.from("127.0.0.1").made());
        for (String wrong : new String[] {"Bearer s3cret-of-cro", "Bearer s3cret-of-cron ", "s3cret-of-cron", ""}) {
            refused(
                    access,
                    GivenRequest.from("127.0.0.1")
                            .header("Authorization", wrong)
                            .made());
        }
    }

    @Test
    void the_secret_is_not_printed() {
        assertFalse(access("s3cret-of-cron").settings.toString().contains("s3cret"));
    }
}
