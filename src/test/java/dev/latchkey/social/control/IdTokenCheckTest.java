package dev.latchkey.social.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import dev.latchkey.social.entity.CallbackException;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.EmailProof;
import dev.latchkey.social.entity.EmailTrust;
import dev.latchkey.social.entity.Identity;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenID Connect Core section 3.1.3.7: whatever is not as it must be is refused. */
class IdTokenCheckTest {
    private static final String CLIENT = SignedTokens.CLIENT;
    private static final String ISSUER = "https://accounts.google.com";
    private static final String NONCE = SignedTokens.NONCE;
    private static final RSAKey KEY = SignedTokens.key("k1");
    private static final RSAKey FOREIGN = SignedTokens.key("k1");

    private final IdTokenCheck check = check(EmailTrust.CLAIMED);

    private static IdTokenCheck check(EmailTrust emailTrust) {
        return check(emailTrust, ISSUER);
    }

    private static IdTokenCheck check(EmailTrust emailTrust, String issuer) {
        OAuthClient client = new OAuthClient(CLIENT, "hidden", URI.create("http://localhost:8080/callback"));
        OidcConfig.Options options = new OidcConfig.Options(OidcConfig.Options.USUAL.scopes(), Map.of(), emailTrust);
        return new IdTokenCheck(new OidcConfig("google", "Google", issuer, client, options, null), Set.of("RS256"));
    }

    private static JWTClaimsSet.Builder good() {
        return SignedTokens.good(ISSUER);
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer) {
        return SignedTokens.signed(claims, algorithm, "k1", signer);
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey key) {
        return SignedTokens.signed(claims, key);
    }

    private Identity identity(String token) {
        try {
            return check.identity(token, NONCE, keyId -> new JWKSet(KEY.toPublicJWK()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertRefused(String token) {
        CallbackException refusal = assertThrows(CallbackException.class, () -> identity(token));
        assertEquals(CallbackRefusal.INVALID_ID_TOKEN, refusal.refusal());
    }

    @Test
    void asvs_10_5_2_a_good_token_tells_who_it_is_by_subject() {
        Identity identity = identity(signed(good(), KEY));
        assertEquals(
                new Identity("google", "1234567890", "ann@example.org", EmailProof.VERIFIED, "Ann Example"), identity);
    }

    @Test
    void googles_other_way_to_write_its_issuer_is_good() {
        assertEquals(
                "1234567890",
                identity(signed(good().issuer("accounts.google.com"), KEY)).subject());
    }

    static Stream<Arguments> wrong() {
        Date past = Date.from(Instant.now().minusSeconds(600));
        return Map.<String, UnaryOperator<JWTClaimsSet.Builder>>ofEntries(
                        Map.entry("iss of another", claims -> claims.issuer("https://evil.example")),
                        Map.entry("no iss", claims -> claims.issuer(null)),
                        Map.entry("aud of another", claims -> claims.audience("other-client")),
                        Map.entry("no aud", claims -> claims.audience((String) null)),
                        Map.entry("aud of several without azp", claims -> claims.audience(List.of(CLIENT, "other"))),
                        Map.entry("azp of another", claims -> claims.claim("azp", "other-client")),
                        Map.entry("nonce of another flow", claims -> claims.claim("nonce", "other")),
                        Map.entry("no nonce", claims -> claims.claim("nonce", null)),
                        Map.entry("over", claims -> claims.expirationTime(past)),
                        Map.entry("no exp", claims -> claims.expirationTime(null)),
                        Map.entry("no iat", claims -> claims.issueTime(null)),
                        Map.entry(
                                "not yet",
                                claims -> claims.notBeforeTime(
                                        Date.from(Instant.now().plusSeconds(600)))),
                        Map.entry("no sub", claims -> claims.subject(null)),
                        Map.entry("blank sub", claims -> claims.subject(" ")),
                        Map.entry("endless sub", claims -> claims.subject("1".repeat(256))))
                .entrySet()
                .stream()
                .map(wrong -> Arguments.of(wrong.getKey(), wrong.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void asvs_10_5_1_a_claim_that_is_not_as_it_must_be_is_refused(
            String name, UnaryOperator<JWTClaimsSet.Builder> change) {
        assertRefused(signed(change.apply(good()), KEY));
    }

    /** Not missing but null: the library's builder leaves such claims out, so the text is made by hand. */
    @ParameterizedTest
    @ValueSource(strings = {"iss", "sub", "exp", "iat", "aud", "nonce"})
    void a_claim_that_must_be_there_is_not_null(String name) throws JOSEException {
        Map<String, Object> claims = new LinkedHashMap<>(good().build().toJSONObject());
        assertEquals("1234567890", identity(signed(claims)).subject());
        claims.put(name, null);
        assertRefused(signed(claims));
        claims.put(name, Collections.singletonList(null));
        assertRefused(signed(claims));
        claims.put(name, Map.of());
        assertRefused(signed(claims));
    }

    private static String signed(Map<String, Object> claims) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build();
        JWSObject token = new JWSObject(header, new Payload(JSONObjectUtils.toJSONString(claims)));
        token.sign(new RSASSASigner(KEY));
        return token.serialize();
    }

    @Test
    void a_signature_of_another_key_is_refused_and_so_is_a_changed_token() {
        assertRefused(signed(good(), FOREIGN));
        String[] parts = signed(good(), KEY).split("\\.");
        String[] other = signed(good().subject("somebody-else"), KEY).split("\\.");
        assertRefused(parts[0] + "." + other[1] + "." + parts[2]);
    }

    @Test
    void the_tokens_own_word_on_its_algorithm_counts_for_nothing() throws JOSEException {
        assertRefused(new PlainJWT(good().build()).serialize());
        assertRefused(signed(
                good().build(),
                JWSAlgorithm.HS256,
                new MACSigner(KEY.toRSAPublicKey().getEncoded())));
        assertRefused(signed(good().build(), JWSAlgorithm.RS512, new RSASSASigner(KEY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "...", "eyJhbGciOiJub25lIn0.e30."})
    void what_is_no_token_is_refused(String text) {
        assertRefused(text);
    }

    @Test
    void c_36_only_true_says_that_an_address_is_verified() {
        for (Object odd : List.of("true", 1, "false", false, List.of(true))) {
            Identity identity = identity(signed(good().claim("email_verified", odd), KEY));
            assertFalse(identity.emailVerified(), odd::toString);
        }
        assertTrue(identity(signed(good(), KEY)).emailVerified());
    }

    @Test
    void an_address_that_is_no_text_is_none() {
        assertEquals(
                null,
                identity(signed(good().claim("email", List.of("a@example.org")), KEY))
                        .email());
        assertEquals(null, identity(signed(good().claim("email", null), KEY)).email());
    }

    @Test
    void an_operator_may_vouch_for_the_addresses_of_his_own_directory() throws IOException {
        String silent = signed(good().claim("email_verified", null), KEY);
        assertTrue(check(EmailTrust.ALWAYS)
                .identity(silent, NONCE, keyId -> new JWKSet(KEY.toPublicJWK()))
                .emailVerified());
    }

    @Test
    void at_google_only_an_account_of_a_workspace_has_the_address_of_a_tenants_domain() throws IOException {
        IdTokenCheck tenants = check(EmailTrust.UNLESS_DENIED);
        assertEquals(EmailProof.VERIFIED, proof(tenants, good().claim("hd", "example.org")));
        assertEquals(EmailProof.DENIED, proof(tenants, good()));
        for (Object odd : List.of("", " ", true, List.of("example.org"))) {
            assertEquals(EmailProof.DENIED, proof(tenants, good().claim("hd", odd)), odd::toString);
        }
        JWTClaimsSet.Builder denied = good().claim("hd", "example.org").claim("email_verified", false);
        assertEquals(EmailProof.DENIED, proof(tenants, denied));
        assertEquals(EmailProof.DENIED, proof(tenants, good().issuer("accounts.google.com")));
        // Everybody may come with Google where the operator has set it, and other directories have no such claim.
        assertEquals(EmailProof.VERIFIED, proof(check(EmailTrust.CLAIMED), good()));
        IdTokenCheck directory = check(EmailTrust.UNLESS_DENIED, "https://id.example.com");
        JWTClaimsSet.Builder silent = good().issuer("https://id.example.com").claim("email_verified", null);
        assertEquals(EmailProof.VERIFIED, proof(directory, silent));
    }

    private static EmailProof proof(IdTokenCheck check, JWTClaimsSet.Builder claims) throws IOException {
        return check.identity(signed(claims, KEY), NONCE, keyId -> new JWKSet(KEY.toPublicJWK()))
                .proof();
    }

    @Test
    void a_subject_that_cannot_be_stored_is_refused() {
        assertRefused(signed(good().subject("a\u0000b"), KEY));
    }
}
