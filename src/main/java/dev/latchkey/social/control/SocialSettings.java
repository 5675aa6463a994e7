package dev.latchkey.social.control;

import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import dev.latchkey.social.entity.SocialProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The providers that people may sign in with.
 *
 * @param google null when it is not set up
 */
public record SocialSettings(@Nullable Provider google) implements RoomSettings {
    /** What accounts of Google are called in paths and tables. */
    public static final String GOOGLE = "google";

    /** A provider and what we are to it. */
    public record Provider(
            String clientId, String clientSecret, URI authorizationUrl, URI tokenUrl, URI jwksUrl, String issuer) {
        @Override
        public String toString() {
            return "Provider[" + issuer + "]";
        }
    }

    /** Whether people may sign in with Google. */
    public boolean offersGoogle() {
        return google != null;
    }

    /** The provider of that name; {@code PROVIDER_NOT_FOUND}. S5-44. */
    Provider require(String name) {
        return Optional.ofNullable(google)
                .filter(provider -> GOOGLE.equals(name))
                .orElseThrow(SocialProblem.PROVIDER_NOT_FOUND::exception);
    }

    @ApplicationScoped
    static class Source {
        private static final String ID = "latchkey.google-client-id";
        private static final String SECRET = "latchkey.google-client-secret";

        @Produces
        @Singleton
        SocialSettings read(Settings settings) {
            Optional<String> id = settings.optional(ID);
            Optional<String> secret = settings.optional(SECRET);
            if (id.isEmpty() && secret.isEmpty()) {
                return new SocialSettings(null);
            }
            return new SocialSettings(new Provider(
                    id.orElseThrow(() -> settings.refused(ID, "is required with " + SECRET)),
                    secret.orElseThrow(() -> settings.refused(SECRET, "is required with " + ID)),
                    url(settings, "latchkey.google-authorization-url"),
                    url(settings, "latchkey.google-token-url"),
                    url(settings, "latchkey.google-jwks-url"),
                    url(settings, "latchkey.google-issuer").toString()));
        }

        private static URI url(Settings settings, String key) {
            return settings.httpUrl(key, settings.text(key));
        }
    }
}
