package dev.latchkey.social.control;

import com.google.api.client.auth.oauth2.AuthorizationCodeRequestUrl;
import com.google.api.client.auth.oauth2.AuthorizationCodeTokenRequest;
import com.google.api.client.auth.oauth2.ClientParametersAuthentication;
import com.google.api.client.auth.oauth2.TokenResponseException;
import com.google.api.client.auth.openidconnect.IdTokenResponse;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import dev.latchkey.settings.control.ServerSettings;
import dev.latchkey.social.control.SocialSettings.Provider;
import dev.latchkey.social.entity.CallbackException;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.Flow;
import dev.latchkey.social.entity.Identity;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Speaks with Google: the address to send people to, and who came back. Waits five seconds for an answer. S4-57, S4-58. */
@ApplicationScoped
public class GoogleClient {
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = System.getLogger(GoogleClient.class.getName());
    private static final List<String> SCOPES = List.of("openid", "email", "profile");

    @Inject
    SocialSettings settings;

    @Inject
    ServerSettings server;

    private final HttpTransport http = new NetHttpTransport();
    private @Nullable GoogleIdToken idTokens;

    @PostConstruct
    void prepare() {
        Provider google = settings.google();
        idTokens = google == null ? null : GoogleIdToken.of(google);
    }

    /** Where the browser is sent. */
    URI authorizationUrl(Provider google, String state, Flow.Secrets secrets) {
        return URI.create(
                new AuthorizationCodeRequestUrl(google.authorizationUrl().toString(), google.clientId())
                        .setScopes(SCOPES)
                        .setRedirectUri(redirectUri())
                        .setState(state)
                        .set("nonce", secrets.nonce())
                        .set("code_challenge", challenge(secrets.codeVerifier()))
                        .set("code_challenge_method", "S256")
                        // Who signed out at a shared machine must not be signed in again by a click.
                        .set("prompt", "select_account")
                        .build());
    }

    /** Whom the code stands for; {@code INVALID_CODE}, {@code INVALID_ID_TOKEN}, {@code PROVIDER_UNAVAILABLE}. */
    Identity identify(Provider google, String code, Flow.Secrets secrets) {
        GoogleIdToken check = idTokens;
        if (check == null) {
            throw new IllegalStateException("Google is not set up");
        }
        return check.identity(idToken(google, code, secrets.codeVerifier()), secrets.nonce());
    }

    private String idToken(Provider google, String code, String codeVerifier) {
        try {
            IdTokenResponse answer = new AuthorizationCodeTokenRequest(
                            http, GsonFactory.getDefaultInstance(), new GenericUrl(google.tokenUrl()), code)
                    .setRedirectUri(redirectUri())
                    .setClientAuthentication(
                            new ClientParametersAuthentication(google.clientId(), google.clientSecret()))
                    .setRequestInitializer(GoogleClient::limit)
                    .set("code_verifier", codeVerifier)
                    .executeUnparsed()
                    .parseAs(IdTokenResponse.class);
            String idToken = answer.getIdToken();
            if (idToken == null) {
                throw CallbackRefusal.INVALID_ID_TOKEN.exception();
            }
            return idToken;
        } catch (TokenResponseException e) {
            // RFC 6749 section 5.2: what the provider finds wrong with the code is 400.
            boolean refused = e.getStatusCode() == 400
                    && e.getDetails() != null
                    && "invalid_grant".equals(e.getDetails().getError());
            throw refused ? CallbackRefusal.INVALID_CODE.exception() : unavailable("status " + e.getStatusCode());
        } catch (IOException | IllegalArgumentException e) {
            throw unavailable(e.getClass().getSimpleName());
        }
    }

    private static CallbackException unavailable(String why) {
        LOG.log(Level.WARNING, "Google gave no token: {0}", why);
        return CallbackRefusal.PROVIDER_UNAVAILABLE.exception();
    }

    private static void limit(HttpRequest request) {
        request.setConnectTimeout((int) PATIENCE.toMillis())
                .setReadTimeout((int) PATIENCE.toMillis())
                .setNumberOfRetries(0)
                .setFollowRedirects(false);
    }

    /** One for both addresses of the callback: it has to be registered at Google, letter by letter. C-36. */
    private String redirectUri() {
        return server.link("/api/auth/callback/" + SocialSettings.GOOGLE).toString();
    }

    private static String challenge(String codeVerifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(codeVerifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
