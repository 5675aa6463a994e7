package dev.latchkey.social.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.latchkey.outbound.control.GivenOutbound;
import dev.latchkey.social.entity.CallbackException;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.EmailProof;
import dev.latchkey.social.entity.Flow;
import dev.latchkey.social.entity.Identity;
import dev.latchkey.social.entity.ProviderAnswer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider that is known by its issuer alone, and one that is down, slow, or answers something else. */
class OidcProviderTest {
    private static final RSAKey KEY = SignedTokens.key("k1");
    private static final RSAKey NEXT = SignedTokens.key("k2");
    private static final Flow.Secrets SECRETS = new Flow.Secrets("v".repeat(43), SignedTokens.NONCE);
    private static final ProviderAnswer CODE = new ProviderAnswer("code", null, null);

    private final ProviderStand stand = new ProviderStand();
    private Instant now = Instant.now();
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    };
    private final OidcProvider provider = provider(stand.origin(), Outbound.anywhere());

    private OidcProvider provider(String issuer, Outbound outbound) {
        OAuthClient client = new OAuthClient(
                SignedTokens.CLIENT, "hidden & more", URI.create("http://localhost:8080/api/auth/callback/acme"));
        return new OidcProvider(
                new OidcConfig("acme", "Acme", issuer, client, OidcConfig.Options.USUAL, null), outbound, clock);
    }

    @AfterEach
    void close() {
        stand.close();
    }

    /** Publishes the usual, and gives a token that this key has signed for any code. */
    private void publish(RSAKey signer, RSAKey... published) {
        stand.answer("/.well-known/openid-configuration", 200, stand.document(Map.of()));
        stand.answer(
                "/jwks",
                200,
                new JWKSet(java.util.List.of(published)).toPublicJWKSet().toString());
        stand.answer("/token", 200, tokens(SignedTokens.signed(SignedTokens.good(stand.origin()), signer)));
    }

    private static String tokens(String idToken) {
        return "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"expires_in\":60,\"id_token\":\"" + idToken
                + "\"}";
    }

    private void assertRefused(CallbackRefusal expected) {
        assertEquals(
                expected,
                assertThrows(CallbackException.class, () -> provider.redeem(CODE, SECRETS))
                        .refusal());
    }

    @Test
    void s1_45_the_issuer_alone_is_enough() {
        publish(KEY, KEY);
        assertEquals(
                new Identity("acme", "1234567890", "ann@example.org", EmailProof.VERIFIED, "Ann Example"),
                provider.redeem(CODE, SECRETS).identity());
        assertTrue(provider.authorizationUrl("s", SECRETS).toString().startsWith(stand.origin() + "/authorize?"));
        provider.redeem(CODE, SECRETS);
        assertEquals(1, stand.calls("/jwks"), "published keys are kept");
        assertEquals(1, stand.calls("/.well-known/openid-configuration"));
        String sent = stand.lastRequest("/token");
        assertTrue(sent.contains("grant_type=authorization_code"), sent);
        assertTrue(sent.contains("code_verifier=" + "v".repeat(43)), sent);
        assertTrue(sent.contains("Authorization: Basic Y2xpZW50LWlkOmhpZGRlbislMjYrbW9yZQ=="), sent);
    }

    @Test
    void a_document_of_another_issuer_is_none() {
        publish(KEY, KEY);
        stand.answer(
                "/.well-known/openid-configuration", 200, stand.document(Map.of("issuer", "https://evil.example")));
        assertRefused(CallbackRefusal.PROVIDER_UNAVAILABLE);
        assertThrows(CallbackException.class, () -> provider.authorizationUrl("s", SECRETS));
        assertEquals(0, stand.calls("/token"));
    }

    @Test
    void a_key_that_is_not_known_yet_is_asked_for_once_a_minute() {
        publish(KEY, KEY);
        provider.redeem(CODE, SECRETS);
        publish(NEXT, KEY);
        assertRefused(CallbackRefusal.INVALID_ID_TOKEN);
        assertEquals(1, stand.calls("/jwks"), "asked again at once");
        now = now.plus(Published.PAUSE);
        publish(NEXT, KEY, NEXT);
        assertEquals("1234567890", provider.redeem(CODE, SECRETS).identity().subject());
        assertEquals(2, stand.calls("/jwks"));
    }

    @Test
    void oidc_5_4_an_address_that_the_token_leaves_out_is_asked_for_and_only_for_this_subject() {
        publish(KEY, KEY);
        stand.answer(
                "/.well-known/openid-configuration",
                200,
                stand.document(Map.of("userinfo_endpoint", stand.origin() + "/userinfo")));
        stand.answer(
                "/token",
                200,
                tokens(SignedTokens.signed(SignedTokens.good(stand.origin()).claim("email", null), KEY)));
        stand.answer(
                "/userinfo", 200, "{\"sub\":\"1234567890\",\"email\":\"bob@example.org\",\"email_verified\":true}");
        Identity identity = provider.redeem(CODE, SECRETS).identity();
        assertEquals("bob@example.org", identity.email());
        assertTrue(identity.emailVerified());
        assertTrue(stand.lastRequest("/userinfo").contains("Authorization: Bearer opaque"));
        stand.answer(
                "/userinfo", 200, "{\"sub\":\"somebody-else\",\"email\":\"bob@example.org\",\"email_verified\":true}");
        assertRefused(CallbackRefusal.INVALID_ID_TOKEN);
    }

    @Test
    void rfc_9207_where_the_issuer_is_always_said_an_answer_without_it_is_another_provider() {
        publish(KEY, KEY);
        stand.answer(
                "/.well-known/openid-configuration",
                200,
                stand.document(Map.of("authorization_response_iss_parameter_supported", true)));
        assertRefused(CallbackRefusal.STATE_MISMATCH);
        provider.redeem(new ProviderAnswer("code", null, stand.origin()), SECRETS);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {\"error\":\"invalid_grant\"} | INVALID_CODE",
                "401 | {\"error\":\"invalid_client\"} | PROVIDER_UNAVAILABLE",
                "400 | {\"error\":\"invalid_request\"} | PROVIDER_UNAVAILABLE",
                "400 | oops | PROVIDER_UNAVAILABLE",
                "500 | oops | PROVIDER_UNAVAILABLE",
                "302 | {} | PROVIDER_UNAVAILABLE",
                "200 | <html>no JSON</html> | PROVIDER_UNAVAILABLE",
                "200 | [1,2] | PROVIDER_UNAVAILABLE",
                "200 | {\"access_token\":\"x\",\"token_type\":\"Bearer\"} | INVALID_ID_TOKEN",
                "200 | {\"access_token\":\"x\",\"id_token\":\"a.b.c\"} | INVALID_ID_TOKEN",
            })
    void an_answer_that_names_nobody_is_refused(int status, String body, CallbackRefusal expected) {
        publish(KEY, KEY);
        stand.answer("/token", status, body);
        assertRefused(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"keys\":[null]}",
                "{\"keys\":null}",
                "{\"keys\":[[]]}",
                "{\"keys\":[\"k1\"]}",
                "{\"keys\":[{}]}",
                "{\"keys\":[{\"kty\":null}]}",
                "{\"keys\":[{\"kty\":\"RSA\",\"n\":null,\"e\":null}]}",
                "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"k1\",\"n\":\"\",\"e\":\"\",\"key_ops\":[null]}]}",
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":null,\"x\":\"\",\"y\":\"\"}]}",
                "{\"keys\":{}}",
                "{}",
            })
    void keys_that_are_none_sign_nobody_in_and_are_no_error_of_ours(String keys) {
        publish(KEY, KEY);
        stand.answer("/jwks", 200, keys);
        CallbackRefusal refusal = assertThrows(CallbackException.class, () -> provider.redeem(CODE, SECRETS))
                .refusal();
        assertTrue(
                Set.of(CallbackRefusal.PROVIDER_UNAVAILABLE, CallbackRefusal.INVALID_ID_TOKEN)
                        .contains(refusal),
                refusal::name);
    }

    @Test
    void more_than_100_keys_are_not_kept() {
        RSAKey[] many = new RSAKey[101];
        for (int i = 1; i < many.length; i++) {
            many[i] = new RSAKey.Builder(NEXT.toPublicJWK()).keyID("n" + i).build();
        }
        many[0] = KEY;
        publish(KEY, many);
        assertRefused(CallbackRefusal.PROVIDER_UNAVAILABLE);
        now = now.plus(Published.OUTAGE);
        publish(KEY, Arrays.copyOf(many, 100));
        assertEquals("1234567890", provider.redeem(CODE, SECRETS).identity().subject());
    }

    @Test
    void an_endless_answer_is_not_read_to_its_end() {
        publish(KEY, KEY);
        stand.answer("/token", 200, "{\"x\":\"" + "x".repeat(300 * 1024) + "\"}");
        assertRefused(CallbackRefusal.PROVIDER_UNAVAILABLE);
    }

    @Test
    void a_provider_that_is_down_is_unavailable_and_not_asked_by_everybody_at_once() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        OidcProvider down = provider("http://127.0.0.1:" + port, Outbound.anywhere());
        CallbackException refusal = assertThrows(CallbackException.class, () -> down.authorizationUrl("s", SECRETS));
        assertEquals(CallbackRefusal.PROVIDER_UNAVAILABLE, refusal.refusal());
        stand.answer("/.well-known/openid-configuration", 500, "");
        assertRefused(CallbackRefusal.PROVIDER_UNAVAILABLE);
        assertRefused(CallbackRefusal.PROVIDER_UNAVAILABLE);
        assertEquals(1, stand.calls("/.well-known/openid-configuration"));
        now = now.plus(Published.OUTAGE);
        publish(KEY, KEY);
        provider.redeem(CODE, SECRETS);
    }

    @Test
    void all_calls_together_take_five_seconds_at_most_however_slowly_each_of_them_goes_on() {
        publish(KEY, KEY);
        stand.slow("/token", Duration.ofSeconds(3));
        stand.drip("/jwks", Duration.ofMillis(100));
        long begun = System.nanoTime();
        assertRefused(CallbackRefusal.PROVIDER_UNAVAILABLE);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertTrue(took.compareTo(Duration.ofSeconds(4)) > 0, took::toString);
        assertTrue(took.compareTo(Duration.ofSeconds(7)) < 0, took::toString);
    }

    @Test
    void asvs_1_3_6_a_provider_that_others_have_set_is_called_only_where_it_may_be() {
        publish(KEY, KEY);
        OidcProvider theirs = provider(stand.origin(), Outbound.guarded(GivenOutbound.allowing(), "one"));
        CallbackException refusal = assertThrows(CallbackException.class, () -> theirs.redeem(CODE, SECRETS));
        assertEquals(CallbackRefusal.PROVIDER_UNAVAILABLE, refusal.refusal());
        assertEquals(0, stand.calls("/.well-known/openid-configuration"));
        OidcProvider allowed = provider(stand.origin(), Outbound.guarded(GivenOutbound.allowing("127.0.0.1"), "one"));
        assertEquals("1234567890", allowed.redeem(CODE, SECRETS).identity().subject());
    }
}
