package dev.latchkey.social.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.social.control.Outbound.Exchange;
import dev.latchkey.social.control.Outbound.Reply;
import dev.latchkey.social.entity.EmailProof;
import dev.latchkey.social.entity.Identity;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GitHub: the profile, and the list of addresses, of which the primary one counts. */
final class GithubUserinfo implements OAuthProvider.Userinfo {
    @Override
    public Identity whoIs(String accessToken, OAuthConfig config, Exchange exchange) throws IOException {
        Map<String, String> bearer = Map.of("Authorization", "Bearer " + accessToken);
        JsonNode person = exchange.get(config.userinfo(), bearer).good();
        // A number for good; the login may be given to somebody else.
        String subject = person.path("id").asText();
        String name = TokenEndpoint.text(person, "name");
        // The profile's own address is whatever he wrote there, so it counts for nothing.
        JsonNode primary = primary(exchange.get(URI.create(config.userinfo() + "/emails"), bearer));
        return new Identity(
                config.id(),
                subject,
                primary == null ? null : TokenEndpoint.text(primary, "email"),
                EmailProof.of(primary != null && isTrue(primary, "verified")),
                name == null ? TokenEndpoint.text(person, "login") : name);
    }

    /** Null when he has kept his addresses to himself. */
    private static @Nullable JsonNode primary(Reply reply) throws IOException {
        if (reply.status() == 403 || reply.status() == 404) {
            return null;
        }
        for (JsonNode address : reply.goodList()) {
            if (isTrue(address, "primary")) {
                return address;
            }
        }
        return null;
    }

    private static boolean isTrue(JsonNode object, String name) {
        return object.path(name).isBoolean() && object.path(name).asBoolean();
    }
}
