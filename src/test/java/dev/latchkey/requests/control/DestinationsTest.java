package dev.latchkey.requests.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** C-32, promise 14: what may be followed is compared as it is sent. */
class DestinationsTest {
    private final Destinations destinations = GivenDestinations.trusting("https://*.example.com");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/account",
                "/account?tab=1&x=%2F..%2F#top",
                "/%C3%BC",
                "https://id.example.org/account",
                "https://app.example.com",
                "https://app.example.com/a?b=c#d",
            })
    void a_path_or_a_url_on_a_trusted_origin_is_allowed_as_it_came(String url) {
        assertEquals(Optional.of(url), destinations.allowed(url));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "account",
                "?x",
                "#x",
                " /account",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "/a\tb",
                "/a\nb",
                "/a b",
                "/ü",
                "/../a",
                "/a/..",
                "/a/./b",
                "/%2e%2e/a",
                "/%2E%2E%2Fa",
                "/a%5cb",
                "/a%00",
                "/%252e%252e",
                "/%zz",
                "https:evil.example",
                "https:/evil.example",
                "https://evil.example",
                "https://example.com",
                "https://app.example.com.evil.example",
                "https://app.example.com@evil.example/",
                "https://user@app.example.com/",
                "https://app.example.com/../a",
                "http://app.example.com",
                "javascript:alert(1)",
                "data:text/html,x",
                "mailto:a@example.com",
                "file:///etc/passwd",
            })
    void everything_else_is_not(String url) {
        assertEquals(Optional.empty(), destinations.allowed(url));
    }

    @Test
    void a_url_of_any_length_is_not_allowed() {
        assertEquals(Optional.empty(), destinations.allowed("/" + "a".repeat(2_000)));
    }
}
