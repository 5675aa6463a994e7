package dev.latchkey.social.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenID Connect Discovery section 4.3: what a provider may say about itself. */
class DiscoveryTest {
    private static final String ISSUER = "https://id.example.com/";

    private static ObjectNode document() {
        try {
            return (ObjectNode) new ObjectMapper().readTree("""
                    {"issuer": "https://id.example.com/",
                     "authorization_endpoint": "https://id.example.com/authorize?realm=1",
                     "token_endpoint": "https://id.example.com/token",
                     "jwks_uri": "https://keys.example.com/jwks",
                     "userinfo_endpoint": "https://id.example.com/userinfo",
                     "id_token_signing_alg_values_supported": ["none", "HS256", "RS256", "ES256"]}""");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void asvs_6_8_2_only_algorithms_with_keys_of_two_halves_are_taken() throws IOException {
        OidcConfig.Endpoints endpoints = Discovery.read(ISSUER, document());
        assertEquals(Set.of("RS256", "ES256"), endpoints.algorithms());
        assertTrue(endpoints.basic());
        assertFalse(endpoints.saysIssuer());
        ObjectNode post = document();
        post.putArray("token_endpoint_auth_methods_supported")
                .add("client_secret_basic")
                .add("client_secret_post");
        assertFalse(Discovery.read(ISSUER, post).basic());
    }

    @ParameterizedTest
    @CsvSource({
        "issuer, https://id.example.com",
        "issuer, https://evil.example/",
        "token_endpoint, http://id.example.com/token",
        "jwks_uri, ftp://id.example.com/jwks",
        "authorization_endpoint, javascript:alert(1)",
        "authorization_endpoint, https://u:p@id.example.com/",
        "userinfo_endpoint, //id.example.com/userinfo",
        "jwks_uri, 'https://id example.com/'",
        "jwks_uri, ''",
    })
    void asvs_10_5_3_a_document_that_says_something_else_is_refused(String member, String value) {
        assertThrows(IOException.class, () -> Discovery.read(ISSUER, document().put(member, value)));
    }

    @Test
    void a_url_has_at_most_2048_characters() throws IOException {
        String longest = "https://id.example.com/" + "x".repeat(2_048 - "https://id.example.com/".length());
        assertEquals(
                longest,
                Discovery.read(ISSUER, document().put("token_endpoint", longest))
                        .token()
                        .toString());
        for (String member : Set.of("token_endpoint", "jwks_uri", "authorization_endpoint", "userinfo_endpoint")) {
            assertThrows(
                    IOException.class, () -> Discovery.read(ISSUER, document().put(member, longest + "x")), member);
        }
    }

    @Test
    void a_document_without_an_algorithm_or_an_endpoint_is_refused() {
        ObjectNode symmetric = document();
        symmetric.putArray("id_token_signing_alg_values_supported").add("HS256");
        assertThrows(IOException.class, () -> Discovery.read(ISSUER, symmetric));
        for (String member : Set.of("issuer", "token_endpoint", "jwks_uri", "authorization_endpoint")) {
            ObjectNode document = document();
            document.remove(member);
            assertThrows(IOException.class, () -> Discovery.read(ISSUER, document), member);
        }
    }
}
