package dev.latchkey.social.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.latchkey.social.control.SocialSettings.Provider;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.Identity;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Believes an ID token of Google, or does not: OpenID Connect Core section 3.1.3.7, ASVS 10.5.1 to 10.5.4. */
final class GoogleIdToken {
    private static final Logger LOG = System.getLogger(GoogleIdToken.class.getName());
    private static final int MAX_KEYS_BYTES = 64 * 1024;
    private static final int MAX_SUBJECT = 255;

    /** Google says in its own documents that it writes itself in two ways. */
    private static final Set<String> GOOGLE = Set.of("https://accounts.google.com", "accounts.google.com");

    private final String clientId;
    private final Set<String> issuers;
    private final JWKSource<SecurityContext> keys;

    GoogleIdToken(String clientId, String issuer, JWKSource<SecurityContext> keys) {
        this.clientId = clientId;
        this.issuers = GOOGLE.contains(issuer) ? GOOGLE : Set.of(issuer);
        this.keys = keys;
    }

    /** With the provider's published keys, which are kept for some minutes. */
    static GoogleIdToken of(Provider google) {
        try {
            int patience = (int) GoogleClient.PATIENCE.toMillis();
            JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                            google.jwksUrl().toURL(), new DefaultResourceRetriever(patience, patience, MAX_KEYS_BYTES))
                    .build();
            return new GoogleIdToken(google.clientId(), google.issuer(), keys);
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the settings take only http and https", e);
        }
    }

    /** Whom the token speaks of; {@code INVALID_ID_TOKEN}, {@code PROVIDER_UNAVAILABLE} without keys. */
    Identity identity(String idToken, String nonce) {
        try {
            JWTClaimsSet claims = processor(nonce).process(idToken, null);
            boolean foreign = !issuers.contains(claims.getIssuer()) || !isForUs(claims);
            String subject = claims.getSubject();
            if (foreign || subject.isBlank() || subject.length() > MAX_SUBJECT) {
                throw CallbackRefusal.INVALID_ID_TOKEN.exception();
            }
            return new Identity(
                    SocialSettings.GOOGLE,
                    subject,
                    text(claims, "email"),
                    Boolean.TRUE.equals(claims.getClaim("email_verified")),
                    text(claims, "name"));
        } catch (KeySourceException e) {
            LOG.log(Level.WARNING, "Google gave no keys: {0}", e.getClass().getSimpleName());
            throw CallbackRefusal.PROVIDER_UNAVAILABLE.exception();
        } catch (ParseException | BadJOSEException | JOSEException e) {
            LOG.log(Level.WARNING, "An ID token is not good: {0}", e.getMessage());
            throw CallbackRefusal.INVALID_ID_TOKEN.exception();
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor(String nonce) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        // The one algorithm that Google signs with: the token's own word on it counts for nothing (RFC 8725 section
        // 3.1).
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                clientId,
                new JWTClaimsSet.Builder().claim("nonce", nonce).build(),
                Set.of("iss", "sub", "exp", "iat", "nonce")));
        return processor;
    }

    /** A token for several must have been asked for by us. */
    private boolean isForUs(JWTClaimsSet claims) {
        Object party = claims.getClaim("azp");
        List<String> audience = claims.getAudience();
        return party == null ? audience.size() == 1 : party.equals(clientId);
    }

    private static @Nullable String text(JWTClaimsSet claims, String name) {
        return claims.getClaim(name) instanceof String text && !text.isBlank() ? text : null;
    }
}
