package dev.latchkey.pages.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.latchkey.pages.entity.Fields;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignInFormsTest {
    private static Fields typed(String secret) {
        return new Fields(Map.of(
                "issuer",
                " https://id.example.com ",
                "client-id",
                " ours ",
                "client-secret",
                secret,
                "role",
                "member"));
    }

    @Test
    void a_client_secret_counts_as_typed_and_what_stands_around_the_rest_does_not() {
        Fields fields = typed(" a secret ");
        assertFalse(SignInForms.check(fields).isRefused());
        assertEquals(" a secret ", SignInForms.wanted(fields).clientSecret());
        assertEquals("ours", SignInForms.wanted(fields).clientId());
    }

    @Test
    void without_one_the_old_is_kept() {
        assertNull(SignInForms.wanted(typed("")).clientSecret());
    }
}
