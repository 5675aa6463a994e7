package dev.latchkey.sso.control;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.outbound.control.OutboundClient;
import dev.latchkey.outbound.control.OutboundClient.Question;
import dev.latchkey.outbound.control.OutboundClient.Reply;
import dev.latchkey.outbound.entity.OutboundException;
import dev.latchkey.requests.control.Json;
import dev.latchkey.social.control.ProviderKeys;
import dev.latchkey.sso.entity.TenantProvider;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Tries a tenant's provider as far as nobody has to sign in there, and says what is wrong with it. */
@ApplicationScoped
public class ProviderCheck {
    private static final String DOCUMENT = "/.well-known/openid-configuration";
    private static final List<String> ENDPOINTS = List.of("authorization_endpoint", "token_endpoint", "jwks_uri");
    private static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");
    private static final int MAX_DETAIL = 200;

    @Inject
    OutboundClient outbound;

    @Inject
    ProviderRows rows;

    @Inject
    SsoAddress address;

    /**
     * How a test ended.
     *
     * @param problem what was found first; null when all is well
     * @param detail which part of it, in the provider's words or ours
     */
    public record Finding(
            @Nullable Problem problem, @Nullable String detail) {
        static final Finding GOOD = new Finding(null, null);

        public boolean isGood() {
            return problem == null;
        }
    }

    /** What can be wrong. */
    public enum Problem {
        /** The issuer must not be asked, or does not answer; the detail is the reason of the outbound room. */
        NOT_REACHED,
        /** There is no discovery document; the detail is the status. */
        NO_DOCUMENT,
        /** What is there is no JSON object. */
        NOT_JSON,
        /** The document names another issuer; the detail is that one. */
        ISSUER_DIFFERS,
        /** The document does not name this endpoint, or no URL. */
        ENDPOINT_MISSING,
        /** This endpoint must not be asked, or does not answer. */
        ENDPOINT_NOT_REACHED,
        /** It signs in no way that we take. */
        NO_ALGORITHM,
        /** It publishes no keys that can be used. */
        NO_KEYS,
        /** Our secret was changed since the client secret was sealed with it. */
        SECRET_LOST,
        /** It does not know this client id with this secret. */
        CLIENT_REFUSED
    }

    /** Ends a test. */
    private static final class Found extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Finding finding;

        Found(Problem problem, @Nullable String detail) {
            super(problem.name());
            this.finding = new Finding(problem, detail == null ? null : clipped(detail));
        }

        private static String clipped(String text) {
            String plain = text.replaceAll("\\p{Cntrl}", " ");
            return plain.length() <= MAX_DETAIL ? plain : plain.substring(0, MAX_DETAIL);
        }
    }

    Finding of(TenantProvider provider) {
        try {
            JsonNode document = document(provider);
            requireAlgorithm(document);
            requireKeys(provider, document);
            requireClient(provider, document);
            return Finding.GOOD;
        } catch (Found found) {
            return found.finding;
        }
    }

    private JsonNode document(TenantProvider provider) throws Found {
        String issuer = provider.issuer().toString();
        Question question = Question.get(URI.create(issuer.replaceAll("/+$", "") + DOCUMENT));
        Reply reply = ask(provider, question, null);
        if (reply.status() != 200) {
            throw new Found(Problem.NO_DOCUMENT, Integer.toString(reply.status()));
        }
        JsonNode document = json(reply);
        String named = document.path("issuer").asText();
        // OpenID Connect Discovery section 4.3: letter by letter.
        if (!issuer.equals(named)) {
            throw new Found(Problem.ISSUER_DIFFERS, named);
        }
        for (String endpoint : ENDPOINTS) {
            requireEndpoint(provider, document, endpoint);
        }
        return document;
    }

    private void requireEndpoint(TenantProvider provider, JsonNode document, String name) throws Found {
        try {
            outbound.check(provider.tenantId(), URI.create(document.path(name).asText()));
        } catch (IllegalArgumentException e) {
            throw new Found(Problem.ENDPOINT_MISSING, name);
        } catch (OutboundException e) {
            boolean missing = e.reason() == OutboundException.Reason.URL_INVALID;
            throw new Found(
                    missing ? Problem.ENDPOINT_MISSING : Problem.ENDPOINT_NOT_REACHED,
                    missing ? name : name + ": " + e.reason());
        }
    }

    private static void requireAlgorithm(JsonNode document) throws Found {
        JsonNode named = document.path("id_token_signing_alg_values_supported");
        if (StreamSupport.stream(named.spliterator(), false).noneMatch(name -> ALGORITHMS.contains(name.asText()))) {
            throw new Found(Problem.NO_ALGORITHM, named.toString());
        }
    }

    private void requireKeys(TenantProvider provider, JsonNode document) throws Found {
        Question question = Question.get(URI.create(document.path("jwks_uri").asText()));
        Reply reply = ask(provider, question, "jwks_uri");
        String text = json(reply).toString();
        try {
            if (reply.status() == 200 && !ProviderKeys.of(text).isEmpty()) {
                return;
            }
        } catch (IOException e) {
            throw new Found(Problem.NO_KEYS, null);
        }
        throw new Found(Problem.NO_KEYS, null);
    }

    /** A code that is none: whoever knows the client complains of the code (RFC 6749 section 5.2). */
    private void requireClient(TenantProvider provider, JsonNode document) throws Found {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", "test");
        form.put("redirect_uri", address.callback(provider.tenantId()).toString());
        form.put("code_verifier", "test-of-the-settings-and-no-sign-in-at-all-0");
        Map<String, String> headers = new HashMap<>(Map.of("Accept", "application/json"));
        String secret = rows.secret(provider.id()).orElseThrow(() -> new Found(Problem.SECRET_LOST, null));
        if (takesForm(document)) {
            form.put("client_id", provider.clientId());
            form.put("client_secret", secret);
        } else {
            String pair = encoded(provider.clientId()) + ":" + encoded(secret);
            headers.put(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        URI url = URI.create(document.path("token_endpoint").asText());
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        Question question = new Question(url, body, "application/x-www-form-urlencoded", headers);
        Reply reply = ask(provider, question, "token_endpoint");
        String error = json(reply).path("error").asText();
        if (reply.status() == 401 || "invalid_client".equals(error) || "unauthorized_client".equals(error)) {
            throw new Found(Problem.CLIENT_REFUSED, error.isEmpty() ? null : error);
        }
    }

    private static boolean takesForm(JsonNode document) {
        return StreamSupport.stream(
                        document.path("token_endpoint_auth_methods_supported").spliterator(), false)
                .anyMatch(method -> "client_secret_post".equals(method.asText()));
    }

    private Reply ask(TenantProvider provider, Question question, @Nullable String endpoint) throws Found {
        try {
            return outbound.ask(provider.tenantId(), question);
        } catch (OutboundException e) {
            throw endpoint == null
                    ? new Found(Problem.NOT_REACHED, e.reason().name())
                    : new Found(Problem.ENDPOINT_NOT_REACHED, endpoint + ": " + e.reason());
        }
    }

    private static JsonNode json(Reply reply) throws Found {
        try {
            JsonNode tree = Json.MAPPER.readTree(reply.body());
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (JacksonException e) {
            throw new Found(Problem.NOT_JSON, null);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
        throw new Found(Problem.NOT_JSON, null);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
