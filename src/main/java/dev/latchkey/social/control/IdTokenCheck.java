package dev.latchkey.social.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.latchkey.requests.control.Json;
import dev.latchkey.social.entity.CallbackException;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.Identity;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Believes an ID token of a provider, or does not: OpenID Connect Core section 3.1.3.7, ASVS 10.5.1 to 10.5.4. */
final class IdTokenCheck {
    private static final Logger LOG = System.getLogger(IdTokenCheck.class.getName());
    private static final int MAX_SUBJECT = 255;
    private static final Set<String> REQUIRED = Set.of("iss", "sub", "exp", "iat");

    private final OidcConfig config;
    private final Set<String> issuers;
    private final Set<JWSAlgorithm> algorithms;

    /**
     * A check of that provider's tokens.
     *
     * @param algorithms the only ones: the token's own word on it counts for nothing (RFC 8725 section 3.1)
     */
    IdTokenCheck(OidcConfig config, Set<String> algorithms) {
        this.config = config;
        this.issuers = config.issuers();
        this.algorithms = algorithms.stream().map(JWSAlgorithm::parse).collect(Collectors.toUnmodifiableSet());
    }

    /** The keys that may have signed a token; asks for newer ones when its key is not among those that are kept. */
    @FunctionalInterface
    interface Keys {
        JWKSet of(@Nullable String keyId) throws IOException;
    }

    /**
     * Whom the token speaks of; {@code INVALID_ID_TOKEN}.
     *
     * @param nonce null for a token that came for a refresh token
     */
    Identity identity(String idToken, @Nullable String nonce, Keys keys) throws IOException {
        try {
            SignedJWT token = SignedJWT.parse(idToken);
            JWTClaimsSet claims =
                    processor(nonce, keys.of(token.getHeader().getKeyID())).process(token, null);
            String subject = claims.getSubject();
            if (!isComplete(claims)
                    || !issuers.contains(claims.getIssuer())
                    || !isForUs(claims)
                    || !isSubject(subject)) {
                throw CallbackRefusal.INVALID_ID_TOKEN.exception();
            }
            return new Identity(
                    config.id(),
                    subject,
                    text(claims, "email"),
                    config.proof(claims.getClaim("email_verified"), text(claims, "hd")),
                    text(claims, "name"));
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw refused(e);
        }
    }

    private CallbackException refused(Exception why) {
        LOG.log(Level.WARNING, "An ID token of {0} is not good: {1}", config.id(), why.getMessage());
        return CallbackRefusal.INVALID_ID_TOKEN.exception();
    }

    private DefaultJWTProcessor<SecurityContext> processor(@Nullable String nonce, JWKSet keys) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, new ImmutableJWKSet<>(keys)));
        JWTClaimsSet.Builder exact = new JWTClaimsSet.Builder();
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                config.client().id(),
                nonce == null ? exact.build() : exact.claim("nonce", nonce).build(),
                nonce == null ? REQUIRED : Set.of("iss", "sub", "exp", "iat", "nonce")));
        return processor;
    }

    /** The library looks whether they are there, and takes null for a value: of {@code exp} that would be a token without end. */
    private static boolean isComplete(JWTClaimsSet claims) {
        return claims.getIssuer() != null
                && claims.getSubject() != null
                && claims.getExpirationTime() != null
                && claims.getIssueTime() != null;
    }

    static boolean isSubject(String subject) {
        return !subject.isBlank() && subject.length() <= MAX_SUBJECT && Json.isClean(subject);
    }

    /** A token for several must have been asked for by us. */
    private boolean isForUs(JWTClaimsSet claims) {
        Object party = claims.getClaim("azp");
        List<String> audience = claims.getAudience();
        return party == null
                ? audience.size() == 1
                : party.equals(config.client().id());
    }

    private static @Nullable String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text && !text.isBlank() && Json.isClean(text) ? text : null;
    }
}
