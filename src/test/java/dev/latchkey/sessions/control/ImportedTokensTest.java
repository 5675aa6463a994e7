package dev.latchkey.sessions.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cookies that a Better Auth server signed; made with Node: createHmac("sha256", secret).update(token).digest("base64"). */
class ImportedTokensTest {
    private static final String SECRET = "better-auth-secret-123456789012345";
    private static final String TOKEN = "AbCdEfGhIjKlMnOpQrStUvWxYz012345";
    private static final String SIGNATURE = "CpS9FMalxoN9CvW0vbd/8XkB+aHfWeMGYTlAIQ4o9qY=";

    private static ImportedTokens with(Optional<String> secret) {
        ImportedTokens tokens = new ImportedTokens();
        tokens.settings = new ImportedTokens.ImportedSettings(secret);
        return tokens;
    }

    @Test
    void a_signed_token_is_taken_plain_and_as_the_cookie_has_it() {
        ImportedTokens tokens = with(Optional.of(SECRET));
        assertEquals(Optional.of(TOKEN), tokens.verified(TOKEN + "." + SIGNATURE));
        String encoded = SIGNATURE.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D");
        assertEquals(Optional.of(TOKEN), tokens.verified(TOKEN + "." + encoded));
    }

    @Test
    void another_secret_or_none_takes_nothing() {
        assertEquals(Optional.empty(), with(Optional.of(SECRET + "x")).verified(TOKEN + "." + SIGNATURE));
        assertEquals(Optional.empty(), with(Optional.empty()).verified(TOKEN + "." + SIGNATURE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                TOKEN,
                TOKEN + ".",
                "BbCdEfGhIjKlMnOpQrStUvWxYz012345." + SIGNATURE,
                TOKEN + ".AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                TOKEN + "." + SIGNATURE + SIGNATURE,
                TOKEN + ".%zz",
                "lk_sess_x." + SIGNATURE
            })
    void whatever_is_not_signed_like_that_is_nothing(String text) {
        assertEquals(Optional.empty(), with(Optional.of(SECRET)).verified(text));
    }
}
