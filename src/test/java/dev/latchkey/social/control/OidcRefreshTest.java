package dev.latchkey.social.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.latchkey.social.entity.CallbackException;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.ProviderTokens;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Newer tokens for a refresh token, and what becomes of the ID token that comes with them. OpenID Connect Core section 12. */
class OidcRefreshTest {
    private static final RSAKey KEY = SignedTokens.key("k1");
    private static final RSAKey STRANGE = SignedTokens.key("k1");
    private static final String SUBJECT = "1234567890";

    private final ProviderStand stand = new ProviderStand();
    private final OidcProvider provider = new OidcProvider(
            new OidcConfig(
                    "acme",
                    "Acme",
                    stand.origin(),
                    new OAuthClient(
                            SignedTokens.CLIENT, "hidden", URI.create("http://localhost:8080/api/auth/callback/acme")),
                    OidcConfig.Options.USUAL,
                    null),
            Outbound.anywhere(),
            Clock.systemUTC());

    @AfterEach
    void close() {
        stand.close();
    }

    private void publish(String answer) {
        stand.answer("/.well-known/openid-configuration", 200, stand.document(Map.of()));
        stand.answer("/jwks", 200, new JWKSet(KEY).toPublicJWKSet().toString());
        stand.answer("/token", 200, answer);
    }

    private static String with(String idToken) {
        return "{\"access_token\":\"new\",\"refresh_token\":\"next\",\"expires_in\":60,\"refresh_token_expires_in\":120,"
                + "\"id_token\":\"" + idToken + "\"}";
    }

    @Test
    void a_refresh_token_brings_newer_tokens_and_an_id_token_of_the_same_subject() {
        String idToken = SignedTokens.signed(SignedTokens.good(stand.origin()).claim("nonce", null), KEY);
        publish(with(idToken));
        ProviderTokens tokens = provider.refresh("first & only", SUBJECT);
        assertEquals("new", tokens.accessToken());
        assertEquals("next", tokens.refreshToken());
        assertEquals(idToken, tokens.idToken());
        assertEquals(Duration.ofSeconds(60), Duration.between(tokens.expiresAt(), tokens.refreshExpiresAt()));
        String sent = stand.lastRequest("/token");
        assertTrue(sent.contains("grant_type=refresh_token"), sent);
        assertTrue(sent.contains("refresh_token=first+%26+only"), sent);
    }

    @Test
    void an_id_token_of_somebody_else_is_left_out_and_the_rest_is_not_lost() {
        for (String bad : List.of(
                SignedTokens.signed(SignedTokens.good(stand.origin()).subject("another"), KEY),
                SignedTokens.signed(SignedTokens.good("https://evil.example"), KEY),
                SignedTokens.signed(SignedTokens.good(stand.origin()).audience("another"), KEY),
                SignedTokens.signed(SignedTokens.good(stand.origin()), STRANGE),
                "none")) {
            publish(with(bad));
            ProviderTokens tokens = provider.refresh("first", SUBJECT);
            assertNull(tokens.idToken(), bad);
            assertEquals("next", tokens.refreshToken());
        }
    }

    @Test
    void what_the_answer_leaves_out_stays_as_it_was() {
        publish("{\"access_token\":\"new\"}");
        ProviderTokens older = new ProviderTokens("old", "first", "id", "openid email", null, null);
        assertEquals(
                new ProviderTokens("new", "first", "id", "openid email", null, null),
                provider.refresh("first", SUBJECT).after(older));
    }

    @Test
    void a_refresh_token_that_is_good_no_more_is_told_from_a_provider_that_is_down() {
        publish("");
        stand.answer("/token", 400, "{\"error\":\"invalid_grant\"}");
        assertRefused(CallbackRefusal.INVALID_CODE);
        for (int status : new int[] {500, 302, 401, 200}) {
            stand.answer("/token", status, "{}");
            assertRefused(CallbackRefusal.PROVIDER_UNAVAILABLE);
        }
        stand.answer("/token", 400, "{\"error\":\"invalid_client\"}");
        assertRefused(CallbackRefusal.PROVIDER_UNAVAILABLE);
    }

    private void assertRefused(CallbackRefusal expected) {
        assertEquals(
                expected,
                assertThrows(CallbackException.class, () -> provider.refresh("first", SUBJECT))
                        .refusal());
    }
}
