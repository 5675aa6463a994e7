package dev.latchkey.requests.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 22, C-22, ASVS 1.5.3: JSON has one meaning. */
class JsonTest {
    record Body(
            @Nullable String text,
            @Nullable Integer number,
            @Nullable Boolean flag,
            @Nullable List<String> list,
            @Nullable Body inner) {}

    private static Body read(String json) throws JacksonException {
        return Json.MAPPER.readValue(json, Body.class);
    }

    @Test
    void a_body_is_read_and_what_nobody_asked_for_is_ignored() throws Exception {
        Body body = read(
                "{\"text\":\"a\\u00e4\\ud83d\\ude00\",\"number\":7,\"flag\":true,\"list\":[\"x\"],\"role\":\"admin\"}");
        assertEquals(new Body("a\u00e4\ud83d\ude00", 7, true, List.of("x"), null), body);
        assertNull(read("{\"text\":null}").text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"text\":\"a\"",
                "{\"text\":\"a\",}",
                "{text:\"a\"}",
                "{'text':'a'}",
                "{\"text\":\"a\"} x",
                "{\"text\":\"a\"}{}",
                "{\"text\":\"a\"} // comment",
                "{\"number\":01}",
                "{\"number\":+1}",
                "{\"number\":NaN}",
                "{\"text\":\"line\nbreak\"}",
                "{\"text\":\"\\x\"}",
            })
    void what_is_not_json_is_refused(String json) {
        assertThrows(JacksonException.class, () -> read(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"a\",\"text\":\"b\"}",
                "{\"text\":\"a\",\"t\\u0065xt\":\"a\"}",
                "{\"inner\":{\"flag\":true,\"flag\":true}}",
                "{\"unknown\":{\"a\":1,\"a\":2}}",
            })
    void a_name_that_comes_twice_is_refused(String json) {
        assertThrows(JacksonException.class, () -> read(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"text\":\"a\"}]",
                "\"\"",
                "\"text\"",
                "1",
                "true",
                "{\"text\":1}",
                "{\"text\":true}",
                "{\"text\":1.5}",
                "{\"text\":[\"a\"]}",
                "{\"text\":{}}",
                "{\"number\":\"7\"}",
                "{\"number\":7.0}",
                "{\"number\":7.5}",
                "{\"number\":true}",
                "{\"number\":2147483648}",
                "{\"number\":\"\"}",
                "{\"number\":1e999999999}",
                "{\"number\":123456789012345678901234567890123}",
                "{\"flag\":\"true\"}",
                "{\"flag\":1}",
                "{\"flag\":\"\"}",
                "{\"list\":\"x\"}",
                "{\"list\":[1]}",
                "{\"list\":{}}",
                "{\"inner\":\"\"}",
                "{\"inner\":[]}",
            })
    void no_type_is_turned_into_another(String json) {
        assertThrows(JacksonException.class, () -> read(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\u0000",
                "a\\u0000b",
                "\\ud800",
                "\\udc00",
                "a\\ud83d",
                "\\ud83dx",
                "\\ude00\\ud83d",
                "\\ud83d\\ud83d\\ude00",
            })
    void a_nul_or_half_a_surrogate_pair_in_a_text_is_refused(String escaped) {
        assertThrows(JacksonException.class, () -> read("{\"text\":\"" + escaped + "\"}"));
        assertThrows(JacksonException.class, () -> read("{\"list\":[\"" + escaped + "\"]}"));
    }

    @Test
    void sixty_four_levels_are_read_and_more_are_refused() throws Exception {
        assertEquals(new Body(null, null, null, null, null), read("{\"x\":" + "[".repeat(63) + "]".repeat(63) + "}"));
        assertThrows(JacksonException.class, () -> read("{\"x\":" + "[".repeat(64) + "]".repeat(64) + "}"));
        assertThrows(JacksonException.class, () -> read("[".repeat(30_000)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z, 2026-03-01T12:00:00.000Z",
        "2026-03-01T12:00:00.1Z, 2026-03-01T12:00:00.100Z",
        "2026-03-01T12:00:00.123456Z, 2026-03-01T12:00:00.123Z",
        "2026-03-01T12:00:00.999999Z, 2026-03-01T12:00:00.999Z",
    })
    void a_time_is_written_in_utc_with_milliseconds(Instant time, String written) throws Exception {
        assertEquals("\"" + written + "\"", Json.MAPPER.writeValueAsString(time));
    }

    @Test
    void what_is_absent_is_written_as_null() throws Exception {
        JsonNode written = Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(new Body(null, 1, null, null, null)));
        assertTrue(written.has("text") && written.get("text").isNull());
    }
}
