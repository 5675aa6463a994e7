package dev.latchkey.tokens.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.secrets.control.GivenVault;
import dev.latchkey.settings.control.ServerSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Keys that follow one another, and what they have signed: C-26, promise 18, RFC 8725. */
abstract class SigningKeysContract {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LIFE = Duration.ofDays(30);
    private static final String URL = "https://id.example.org";
    private static final Map<String, Object> CLAIMS = Map.of("sub", "usr_1", "sid", "ses_1", "fid", "fam_1");

    private final GivenDatabase database;

    SigningKeysContract(GivenDatabase database) {
        this.database = database;
        database.sql().update("delete from signing_keys");
    }

    /** A node of its own on the database. */
    private SigningKeys node() {
        SigningKeys keys = new SigningKeys();
        keys.sql = database.sql();
        keys.vault = GivenVault.with("a secret of the tests, 32 long or more");
        keys.settings = new TokenSettings(LIFE);
        return keys;
    }

    private static AccessTokens tokens(SigningKeys keys) {
        AccessTokens tokens = new AccessTokens();
        tokens.keys = keys;
        tokens.server = new ServerSettings(URI.create(URL), true);
        return tokens;
    }

    private static String refusal(AccessTokens tokens, String token, Instant now) {
        return assertThrows(AuthException.class, () -> tokens.verify(token, now))
                .code()
                .name();
    }

    @Test
    void the_next_key_is_published_before_it_signs_and_the_old_one_stays_for_its_tokens() {
        SigningKeys keys = node();
        AccessTokens tokens = tokens(keys);
        String first = keys.signing(NOW).id();
        Instant due = NOW.plus(LIFE);
        String before = tokens.access(CLAIMS, due.minusSeconds(1));
        keys.turn(due);
        assertEquals(2, keys.published(due).size());
        assertEquals(first, keys.signing(due).id(), "others have not seen the next key yet");
        Instant late = due.plus(SigningKeys.LEAD);
        assertNotEquals(first, keys.signing(late).id());
        assertEquals("usr_1", tokens.verify(before, late).userId(), "signed by the old key and not over");
        Instant over = late.plus(SigningKeys.OVERLAP);
        keys.turn(over);
        assertEquals(1, keys.published(over).size());
        assertEquals(1, database.sql().count("select count(*) from signing_keys"));
    }

    @RepeatedTest(5)
    void of_nodes_that_make_a_key_at_once_all_use_one() throws Exception {
        List<SigningKeys> nodes = List.of(node(), node(), node(), node());
        ExecutorService threads = Executors.newFixedThreadPool(nodes.size());
        CyclicBarrier start = new CyclicBarrier(nodes.size());
        try {
            List<Future<String>> ids = IntStream.range(0, nodes.size())
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return nodes.get(i).signing(NOW).id();
                    }))
                    .toList();
            String one = ids.get(0).get();
            for (Future<String> id : ids) {
                assertEquals(one, id.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(1, database.sql().count("select count(*) from signing_keys"));
    }

    @Test
    void a_token_of_another_node_is_good_here_at_once_and_one_whose_key_was_taken_away_is_not() {
        SigningKeys here = node();
        String token = tokens(node()).access(CLAIMS, NOW);
        AccessTokens tokens = tokens(here);
        assertEquals("ses_1", tokens.verify(token, NOW).sessionId());
        database.sql().update("delete from signing_keys");
        Instant later = NOW.plus(Duration.ofMinutes(2));
        here.turn(later);
        assertEquals("INVALID_TOKEN", refusal(tokens, token, later));
    }

    @Test
    void a_key_is_sealed_where_it_lies() {
        SigningKeys keys = node();
        String secret = keys.signing(NOW).key().getD().toString();
        String kept = database.sql()
                .first("select sealed from signing_keys", row -> row.getString(1))
                .orElseThrow();
        assertFalse(kept.contains(secret));
        assertFalse(new String(Base64.getDecoder().decode(kept), StandardCharsets.ISO_8859_1).contains("\"d\""));
        assertTrue(keys.published(NOW).stream().noneMatch(jwk -> jwk.containsKey("d")));
    }

    @Test
    void promise_18_a_good_signature_over_the_wrong_claims_is_refused() throws JOSEException {
        SigningKeys keys = node();
        AccessTokens tokens = tokens(keys);
        JWTClaimsSet good = new JWTClaimsSet.Builder()
                .subject("usr_1")
                .claim("sid", "ses_1")
                .claim("fid", "fam_1")
                .issuer(URL)
                .audience(URL)
                .expirationTime(Date.from(NOW.plusSeconds(900)))
                .build();
        assertEquals(
                "usr_1",
                tokens.verify(signed(keys, good, claims -> claims), NOW).userId());
        for (UnaryOperator<JWTClaimsSet.Builder> fault : List.<UnaryOperator<JWTClaimsSet.Builder>>of(
                claims -> claims.issuer("https://evil.example"),
                claims -> claims.audience("https://evil.example"),
                claims -> claims.audience(List.of(URL, "https://evil.example")),
                claims -> claims.audience((String) null),
                claims -> claims.subject(null),
                claims -> claims.claim("sid", null),
                claims -> claims.claim("sid", 7),
                claims -> claims.claim("fid", null),
                claims -> claims.expirationTime(null))) {
            assertEquals("INVALID_TOKEN", refusal(tokens, signed(keys, good, fault), NOW));
        }
        String over = signed(keys, good, claims -> claims.expirationTime(Date.from(NOW)));
        assertEquals("EXPIRED_TOKEN", refusal(tokens, over, NOW));
    }

    private static String signed(SigningKeys keys, JWTClaimsSet claims, UnaryOperator<JWTClaimsSet.Builder> fault)
            throws JOSEException {
        SigningKey key = keys.signing(NOW);
        return serialized(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(key.id())
                        .build(),
                fault.apply(new JWTClaimsSet.Builder(claims)).build(),
                key.signer());
    }

    private static String serialized(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    @Test
    void promise_18_the_public_key_is_no_secret_to_sign_with() throws JOSEException {
        SigningKeys keys = node();
        SigningKey key = keys.signing(NOW);
        byte[] published = key.key().toECPublicKey().getEncoded();
        String token = serialized(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(key.id())
                        .build(),
                new JWTClaimsSet.Builder()
                        .subject("usr_1")
                        .issuer(URL)
                        .audience(URL)
                        .build(),
                new MACSigner(published));
        assertEquals("TOKEN_NOT_ACCEPTED", refusal(tokens(keys), token, NOW));
    }

    @Test
    void promise_18_a_key_that_the_token_brings_itself_is_not_asked() throws JOSEException {
        SigningKeys keys = node();
        SigningKey own = keys.signing(NOW);
        database.sql().update("delete from signing_keys");
        SigningKey other = node().signing(NOW);
        String token = serialized(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(own.id())
                        .jwk(other.key().toPublicJWK())
                        .build(),
                new JWTClaimsSet.Builder().subject("usr_1").build(),
                other.signer());
        assertEquals("TOKEN_NOT_ACCEPTED", refusal(tokens(keys), token, NOW));
    }
}
