package dev.latchkey.social.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.social.control.Outbound.Exchange;
import dev.latchkey.social.entity.EmailProof;
import dev.latchkey.social.entity.Identity;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Facebook: the profile of its Graph API, which never says whether an address is verified. */
final class FacebookUserinfo implements OAuthProvider.Userinfo {
    @Override
    public Identity whoIs(String accessToken, OAuthConfig config, Exchange exchange) throws IOException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("fields", "id,name,email");
        query.put("appsecret_proof", proof(accessToken, config.client().secret()));
        URI there = URI.create(config.userinfo() + "?" + Outbound.encoded(query));
        JsonNode person = exchange.get(there, Map.of("Authorization", "Bearer " + accessToken))
                .good();
        return new Identity(
                config.id(),
                person.path("id").asText(),
                TokenEndpoint.text(person, "email"),
                EmailProof.UNSAID,
                TokenEndpoint.text(person, "name"));
    }

    /** That it is this application that asks: the token alone does not do where the application is set so. */
    private static String proof(String accessToken, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(accessToken.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA256", e);
        }
    }
}
