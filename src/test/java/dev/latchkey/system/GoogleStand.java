package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import org.jspecify.annotations.Nullable;

/** A provider that stands in for Google: it asks whoever comes who he is, and believes him. */
final class GoogleStand {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MockOAuth2Server SERVER = started();

    /** The settings of a server that takes it for Google, for Acme, and for Globex, whose issuer is not what its document says; and {@link HubStand}. */
    static final Map<String, String> SETTINGS = settings();

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(HubStand.settings());
        settings.putAll(Map.ofEntries(
                Map.entry("LATCHKEY_GOOGLE_CLIENT_ID", "latchkey-client"),
                Map.entry("LATCHKEY_GOOGLE_CLIENT_SECRET", "latchkey secret & more"),
                Map.entry(
                        "LATCHKEY_GOOGLE_AUTHORIZATION_URL",
                        SERVER.authorizationEndpointUrl("google").toString()),
                Map.entry(
                        "LATCHKEY_GOOGLE_TOKEN_URL",
                        SERVER.tokenEndpointUrl("google").toString()),
                Map.entry("LATCHKEY_GOOGLE_JWKS_URL", SERVER.jwksUrl("google").toString()),
                Map.entry("LATCHKEY_GOOGLE_ISSUER", SERVER.issuerUrl("google").toString()),
                Map.entry("LATCHKEY_OIDC_PROVIDERS", "acme,globex"),
                Map.entry("LATCHKEY_OIDC_ACME_ISSUER", SERVER.issuerUrl("acme").toString()),
                Map.entry("LATCHKEY_OIDC_ACME_CLIENT_ID", "acme-client"),
                Map.entry("LATCHKEY_OIDC_ACME_CLIENT_SECRET", "acme secret & more"),
                Map.entry("LATCHKEY_OIDC_ACME_NAME", "Acme & Sons"),
                Map.entry("LATCHKEY_OIDC_GLOBEX_ISSUER", SERVER.issuerUrl("acme") + "/"),
                Map.entry("LATCHKEY_OIDC_GLOBEX_CLIENT_ID", "globex-client"),
                Map.entry("LATCHKEY_OIDC_GLOBEX_CLIENT_SECRET", "globex-secret"),
                Map.entry("LATCHKEY_OIDC_GLOBEX_NAME", "Globex")));
        return Map.copyOf(settings);
    }

    private GoogleStand() {}

    private static MockOAuth2Server started() {
        MockOAuth2Server server = new MockOAuth2Server();
        server.start(InetAddress.getLoopbackAddress(), 0);
        return server;
    }

    /** Somebody with an account at the provider. */
    record Guest(String subject, Map<String, Object> claims) {
        /** With an address that the provider vouches for. */
        static Guest of(String subject, String email) {
            return new Guest(subject, Map.of("email", email, "email_verified", true, "name", "Ann Example"));
        }

        String email() {
            return String.valueOf(claims.get("email"));
        }

        /** The same with another claim; null leaves it out. */
        Guest with(String name, @Nullable Object value) {
            Map<String, Object> changed = new HashMap<>(claims);
            if (value == null) {
                changed.remove(name);
            } else {
                changed.put(name, value);
            }
            return new Guest(subject, changed);
        }
    }

    /** One more issuer, which has its own clients and keys. */
    static String issuer(String name) {
        return SERVER.issuerUrl(name).toString();
    }

    /** Says yes at the provider; gives the path and query that it sends the browser back to. */
    static String consent(URI authorization, Guest guest) {
        try {
            String form = PageBrowser.encoded(
                    Map.of("username", guest.subject(), "claims", JSON.writeValueAsString(guest.claims())));
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(authorization)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(302, answer.statusCode(), answer::body);
            URI back = URI.create(answer.headers().firstValue("location").orElseThrow());
            String redirect = parameter(authorization, "redirect_uri");
            assertTrue(back.toString().startsWith(redirect + "?"), back::toString);
            return back.getRawPath() + "?" + back.getRawQuery();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new AssertionError("the provider does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** A parameter of a URL; an error when it is not there. */
    static String parameter(URI url, String name) {
        return Arrays.stream(url.getRawQuery().split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + url));
    }
}
