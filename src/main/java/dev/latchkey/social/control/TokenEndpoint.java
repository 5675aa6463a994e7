package dev.latchkey.social.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.requests.control.Json;
import dev.latchkey.social.control.Outbound.Exchange;
import dev.latchkey.social.control.Outbound.Reply;
import dev.latchkey.social.entity.CallbackException;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.Flow;
import dev.latchkey.social.entity.ProviderTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every provider speaks: RFC 6749 with PKCE.
 *
 * @param basic whether the secret goes in a header, else in the form
 */
record TokenEndpoint(URI url, OAuthClient client, boolean basic) {
    /** A code or refresh token that is none or was used: RFC 6749 section 5.2, and what GitHub and Facebook (100) say instead. */
    private static final Set<String> BAD_GRANT =
            Set.of("invalid_grant", "bad_verification_code", "bad_refresh_token", "100");

    private static final Duration LONGEST = Duration.ofDays(3_650);

    /** The address to send a browser to. */
    static URI authorization(
            URI endpoint, OAuthClient client, Map<String, String> more, String state, Flow.Secrets secrets) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", client.id());
        query.put("redirect_uri", client.redirectUri().toString());
        query.put("state", state);
        query.put("code_challenge", challenge(secrets.codeVerifier()));
        query.put("code_challenge_method", "S256");
        query.putAll(more);
        return URI.create(endpoint + (endpoint.getRawQuery() == null ? "?" : "&") + Outbound.encoded(query));
    }

    /** What the code is worth; {@code INVALID_CODE}. */
    ProviderTokens redeem(Exchange exchange, String code, Flow.Secrets secrets, Instant now) throws IOException {
        return ask(
                exchange,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        client.redirectUri().toString(),
                        "code_verifier",
                        secrets.codeVerifier()),
                now);
    }

    /** What a refresh token is worth; {@code INVALID_CODE}. */
    ProviderTokens refresh(Exchange exchange, String refreshToken, Instant now) throws IOException {
        ProviderTokens tokens =
                ask(exchange, Map.of("grant_type", "refresh_token", "refresh_token", refreshToken), now);
        if (tokens.accessToken() == null) {
            throw new IOException("no access token");
        }
        return tokens;
    }

    private ProviderTokens ask(Exchange exchange, Map<String, String> grant, Instant now) throws IOException {
        Map<String, String> form = new LinkedHashMap<>(grant);
        Map<String, String> headers = Map.of();
        if (basic) {
            String pair = Outbound.escaped(client.id()) + ":" + Outbound.escaped(client.secret());
            headers = Map.of(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII)));
        } else {
            form.put("client_id", client.id());
            form.put("client_secret", client.secret());
        }
        Reply reply = exchange.post(url, form, headers);
        // GitHub says what is wrong with status 200.
        if (reply.status() == 400 || reply.status() == 200) {
            ObjectNode answer = reply.json();
            if (!answer.has("error")) {
                return tokens(reply.good(), now);
            }
            throw refused(answer.get("error"));
        }
        throw new IOException("status " + reply.status());
    }

    private static CallbackException refused(JsonNode error) throws IOException {
        String code = error.isObject() ? error.path("code").asText() : error.asText();
        if (BAD_GRANT.contains(code)) {
            return CallbackRefusal.INVALID_CODE.exception();
        }
        throw new IOException("error " + (code.matches("[a-z0-9_]{1,64}") ? code : "of no known form"));
    }

    private static ProviderTokens tokens(ObjectNode answer, Instant now) {
        String scope = text(answer, "scope");
        return new ProviderTokens(
                text(answer, "access_token"),
                text(answer, "refresh_token"),
                text(answer, "id_token"),
                scope == null ? "" : scope,
                end(answer.path("expires_in"), now),
                end(answer.path("refresh_token_expires_in"), now));
    }

    private static @Nullable Instant end(JsonNode seconds, Instant now) {
        boolean ends = seconds.canConvertToLong() && seconds.asLong() > 0 && seconds.asLong() < LONGEST.toSeconds();
        return ends ? now.plusSeconds(seconds.asLong()) : null;
    }

    /** A text that says something and can be stored; null for anything else. */
    static @Nullable String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        return value.isTextual() && !value.textValue().isBlank() && Json.isClean(value.textValue())
                ? value.textValue()
                : null;
    }

    /** RFC 7636 section 4.2. */
    private static String challenge(String codeVerifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(codeVerifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
