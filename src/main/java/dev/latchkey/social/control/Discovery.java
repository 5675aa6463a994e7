package dev.latchkey.social.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.social.control.OidcConfig.Endpoints;
import dev.latchkey.social.control.Outbound.Exchange;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What a provider says about itself: OpenID Connect Discovery 1.0, RFC 8414. */
final class Discovery {
    private static final String PATH = "/.well-known/openid-configuration";

    /** They are kept; what is longer would not be called either. */
    private static final int MAX_URL = 2_048;

    /** With keys of two halves only: a shared secret would make every client a signer. */
    private static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512");

    private Discovery() {}

    /** Asks the provider where everything is; an {@code IOException} when its document does not do. */
    static Endpoints of(String issuer, Exchange exchange) throws IOException {
        URI place = url(issuer.replaceAll("/+$", "") + PATH, false);
        return read(issuer, exchange.get(place, Map.of()).good());
    }

    /** What such a document says. */
    static Endpoints read(String issuer, ObjectNode document) throws IOException {
        // Discovery section 4.3: letter by letter, else one provider could speak for another.
        if (!issuer.equals(document.path("issuer").asText())) {
            throw new IOException("the document is of another issuer");
        }
        boolean https = issuer.startsWith("https:");
        JsonNode userinfo = document.path("userinfo_endpoint");
        return new Endpoints(
                url(document.path("authorization_endpoint").asText(), https),
                url(document.path("token_endpoint").asText(), https),
                url(document.path("jwks_uri").asText(), https),
                userinfo.isTextual() ? url(userinfo.asText(), https) : null,
                algorithms(document),
                isBasic(document.get("token_endpoint_auth_methods_supported")),
                document.path("authorization_response_iss_parameter_supported").asBoolean(false));
    }

    /** Of an issuer with https nothing goes unencrypted. */
    private static URI url(String text, boolean https) throws IOException {
        try {
            URI url = URI.create(text);
            boolean web = "https".equals(url.getScheme()) || (!https && "http".equals(url.getScheme()));
            boolean whole = url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null;
            if (web && whole && text.length() <= MAX_URL) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException("the document has something else than a URL", e);
        }
        throw new IOException("the document has a URL that must not be called");
    }

    private static Set<String> algorithms(ObjectNode document) throws IOException {
        Set<String> named = new LinkedHashSet<>();
        document.path("id_token_signing_alg_values_supported").forEach(name -> named.add(name.asText()));
        named.retainAll(ALGORITHMS);
        if (named.isEmpty()) {
            throw new IOException("the document names no algorithm that can be checked");
        }
        return Set.copyOf(named);
    }

    /** Basic is what a provider takes that says nothing (Discovery section 3); the form is the simpler way where it is taken. */
    private static boolean isBasic(@Nullable JsonNode methods) {
        return methods == null
                || StreamSupport.stream(methods.spliterator(), false)
                        .noneMatch(method -> "client_secret_post".equals(method.asText()));
    }
}
