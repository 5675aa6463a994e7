package dev.latchkey.problems.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.requests.control.GivenRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"gateway-1", "0b29ff1a-3f0c-4a77-9d6a-7b1f6dbd1f2c", "a.b_c-D9"})
    void a_harmless_id_of_a_gateway_is_kept(String id) {
        assertEquals(
                id,
                RequestId.of(GivenRequest.from("::1").header("X-Request-Id", id).made()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "a b c d e f", "abcdefgh\nx", "<script>x", "\"abcdefgh", "abcdefgh\u00e4"})
    void any_other_is_replaced(String id) {
        String made =
                RequestId.of(GivenRequest.from("::1").header("X-Request-Id", id).made());
        assertTrue(made.matches("[0-9a-f]{16}"), made);
        assertNotEquals(
                "a".repeat(65),
                RequestId.of(GivenRequest.from("::1")
                        .header("X-Request-Id", "a".repeat(65))
                        .made()));
    }

    @Test
    void a_request_has_one_id_and_another_request_another() {
        HttpServletRequest request = GivenRequest.from("::1").made();
        assertEquals(RequestId.of(request), RequestId.of(request));
        assertNotEquals(
                RequestId.of(request), RequestId.of(GivenRequest.from("::1").made()));
    }
}
