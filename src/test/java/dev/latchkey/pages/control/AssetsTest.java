package dev.latchkey.pages.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.requests.control.GivenDestinations;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssetsTest {
    private static Assets assets(@Nullable String logo, String color, String trusted) {
        Assets assets = new Assets();
        assets.settings = new PageSettings("Latchkey", logo, color, "/account", null);
        assets.origins = GivenDestinations.origins(trusted);
        assets.read();
        return assets;
    }

    @Test
    void the_policy_allows_the_logo_and_the_way_to_trusted_applications() {
        String policy = assets(
                        "https://cdn.example.net/logo.svg",
                        "#1d4ed8",
                        "https://app.example.net,https://*.example.com,https://a.*.example.org")
                .policy();
        assertTrue(policy.contains("; img-src 'self' data: https://cdn.example.net; "), policy);
        assertTrue(policy.contains("; form-action 'self' https://app.example.net https://*.example.com; "), policy);
        assertFalse(policy.contains("unsafe"), policy);
    }

    @Test
    void another_content_has_another_name() {
        Assets blue = assets(null, "#1d4ed8", "");
        Assets red = assets(null, "#e11d48", "");
        assertEquals(blue.script(), red.script());
        assertFalse(blue.icon().equals(red.icon()));
        assertTrue(red.file(red.icon().substring("/assets/".length())).isPresent());
        assertTrue(red.file(blue.icon().substring("/assets/".length())).isEmpty());
    }

    @Test
    void the_style_is_small_and_ends_no_element() {
        String style = assets(null, "#1d4ed8", "").style();
        assertFalse(style.contains("</") || style.contains("/*") || style.contains("\n"), style);
        assertTrue(style.length() < 16_000, () -> style.length() + " characters");
    }

    @Test
    void blanks_go_only_where_they_mean_nothing() {
        assertEquals(
                "a:hover{color:red;margin:0 auto}.b .c>d,e{content:\"x y\"}",
                Assets.small(
                        "/* why */\na:hover {\n  color: red;\n  margin: 0 auto;\n}\n.b .c > d, e { content: \"x y\"; }\n"));
    }
}
