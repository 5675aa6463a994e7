package dev.latchkey.tokens.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.settings.control.ServerSettings;
import dev.latchkey.tokens.entity.AccessClaims;
import dev.latchkey.tokens.entity.TokenProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Signs tokens, and tells whether one is an access token of ours. C-26, promise 18, RFC 8725. */
@ApplicationScoped
public class AccessTokens {
    /** How long a token is good. S3-52. */
    public static final Duration LIFE = Duration.ofMinutes(15);

    /** RFC 9068 section 2.1: nothing else that we sign can be taken for an access token. */
    private static final JOSEObjectType ACCESS = new JOSEObjectType("at+jwt");

    private static final Set<String> HEADERS = Set.of("alg", "kid", "typ");
    private static final int MAX_LENGTH = 4_096;
    private static final int MAX_KNOWN = 10_000;

    @Inject
    SigningKeys keys;

    @Inject
    ServerSettings server;

    /** Genuine tokens by their hashes; what is signed does not change. Only genuine ones come in here. */
    private final Map<String, AccessClaims> genuine = new ConcurrentHashMap<>();

    /** Whether this text has the shape of a signed token. C-05. */
    public static boolean isToken(String credential) {
        return credential.startsWith("eyJ");
    }

    /** An access token with these claims beside the registered ones. */
    public String access(Map<String, @Nullable Object> claims, Instant now) {
        return sign(ACCESS, claims, now);
    }

    /** A token that tells other services who somebody is. It opens nothing here. */
    public String identity(Map<String, @Nullable Object> claims, Instant now) {
        return sign(JOSEObjectType.JWT, claims, now);
    }

    private String sign(JOSEObjectType type, Map<String, @Nullable Object> claims, Instant now) {
        SigningKey key = keys.signing(now);
        JWTClaimsSet.Builder said = new JWTClaimsSet.Builder().serializeNullClaims(true);
        claims.forEach(said::claim);
        said.issuer(server.baseUrl().toString())
                .audience(server.baseUrl().toString())
                .jwtID(Ids.next("jwt"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)));
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(type)
                        .keyID(key.id())
                        .build(),
                said.build());
        try {
            token.sign(key.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("a key of ours signs", e);
        }
        return token.serialize();
    }

    /**
     * What a genuine access token claims. {@code TOKEN_NOT_ACCEPTED} when it has not the form of one, {@code INVALID_TOKEN}
     * when we did not sign it so, {@code EXPIRED_TOKEN} when we did and it is over.
     */
    public AccessClaims verify(String token, Instant now) {
        if (token.length() > MAX_LENGTH) {
            throw TokenProblem.TOKEN_NOT_ACCEPTED.exception();
        }
        String hash = SecretTokens.hash(token);
        AccessClaims known = genuine.get(hash);
        AccessClaims claims = known == null ? checked(token, now) : known;
        if (!now.isBefore(claims.expiresAt())) {
            genuine.remove(hash);
            throw TokenProblem.EXPIRED_TOKEN.exception();
        }
        if (known == null) {
            remember(hash, claims);
        } else if (keys.find(known.keyId(), now).isEmpty()) {
            // Whoever takes a key away must not wait for the tokens that it signed.
            throw invalid();
        }
        return claims;
    }

    private void remember(String hash, AccessClaims claims) {
        if (genuine.size() >= MAX_KNOWN) {
            genuine.clear();
        }
        genuine.put(hash, claims);
    }

    private AccessClaims checked(String token, Instant now) {
        SignedJWT signed = parsed(token);
        SigningKey key = keys.find(signed.getHeader().getKeyID(), now).orElseThrow(AccessTokens::invalid);
        try {
            if (!signed.verify(key.verifier())) {
                throw invalid();
            }
            return claims(signed.getJWTClaimsSet(), key.id());
        } catch (JOSEException | ParseException e) {
            throw invalid();
        }
    }

    /** RFC 8725 sections 3.1, 3.10, 3.11: one algorithm, one type, and no header that names a key of the sender's. */
    private static SignedJWT parsed(String token) {
        try {
            SignedJWT signed = SignedJWT.parse(token);
            JWSHeader header = signed.getHeader();
            boolean ours = JWSAlgorithm.ES256.equals(header.getAlgorithm())
                    && ACCESS.equals(header.getType())
                    && header.getKeyID() != null
                    && header.getIncludedParams().equals(HEADERS);
            if (!ours) {
                throw TokenProblem.TOKEN_NOT_ACCEPTED.exception();
            }
            return signed;
        } catch (ParseException | IllegalArgumentException e) {
            throw TokenProblem.TOKEN_NOT_ACCEPTED.exception();
        }
    }

    private AccessClaims claims(JWTClaimsSet said, String keyId) throws ParseException {
        String own = server.baseUrl().toString();
        String userId = said.getSubject();
        String sessionId = said.getStringClaim("sid");
        String familyId = said.getStringClaim("fid");
        Optional<Date> end = Optional.ofNullable(said.getExpirationTime());
        boolean ours = own.equals(said.getIssuer()) && List.of(own).equals(said.getAudience());
        if (!ours || userId == null || sessionId == null || familyId == null || end.isEmpty()) {
            throw invalid();
        }
        return new AccessClaims(userId, sessionId, familyId, keyId, end.get().toInstant());
    }

    private static AuthException invalid() {
        return new AuthException(RequestProblem.INVALID_TOKEN);
    }
}
