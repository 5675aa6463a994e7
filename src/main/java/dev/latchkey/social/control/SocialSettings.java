package dev.latchkey.social.control;

import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.ServerSettings;
import dev.latchkey.settings.control.Settings;
import dev.latchkey.social.control.OidcConfig.Endpoints;
import dev.latchkey.social.control.OidcConfig.Options;
import dev.latchkey.social.entity.EmailTrust;
import dev.latchkey.social.entity.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The providers that people may sign in with, as the operator has set them.
 *
 * @param google null when it is not set up
 * @param oauth GitHub and Facebook, where they are
 * @param further those that he has named
 */
public record SocialSettings(@Nullable OidcConfig google, List<OAuthConfig> oauth, List<OidcConfig> further)
        implements RoomSettings {
    /** What accounts of Google are called in paths and tables. */
    public static final String GOOGLE = "google";

    static final String GITHUB = "github";
    static final String FACEBOOK = "facebook";

    @ApplicationScoped
    static class Source {
        private static final String NAMES = "latchkey.oidc.providers";
        private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        private static final int MAX_NAME = 32;
        private static final Set<String> TAKEN = Set.of(GOOGLE, GITHUB, FACEBOOK, "credential", "organization");

        @Inject
        ServerSettings server;

        @Produces
        @Singleton
        SocialSettings read(Settings settings) {
            return new SocialSettings(
                    client(settings, GOOGLE, "latchkey.google-")
                            .map(client -> google(settings, client))
                            .orElse(null),
                    Stream.of(
                                    oauth(settings, GITHUB, "GitHub", "read:user user:email"),
                                    oauth(settings, FACEBOOK, "Facebook", "email public_profile"))
                            .flatMap(Optional::stream)
                            .toList(),
                    names(settings).stream()
                            .map(name -> further(settings, name))
                            .toList());
        }

        private Optional<OAuthConfig> oauth(Settings settings, String id, String name, String scope) {
            String prefix = "latchkey." + id + "-";
            return client(settings, id, prefix)
                    .map(client -> new OAuthConfig(
                            id,
                            name,
                            client,
                            scope,
                            url(settings, prefix + "authorization-url"),
                            url(settings, prefix + "token-url"),
                            url(settings, prefix + "userinfo-url"),
                            settings.optional(prefix + "issuer").orElse(null)));
        }

        /** Both or neither. */
        private Optional<OAuthClient> client(Settings settings, String provider, String prefix) {
            String idKey = prefix + "client-id";
            String secretKey = prefix + "client-secret";
            Optional<String> id = settings.optional(idKey);
            Optional<String> secret = settings.optional(secretKey);
            if (id.isEmpty() && secret.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new OAuthClient(
                    id.orElseThrow(() -> settings.refused(idKey, "is required with " + secretKey)),
                    secret.orElseThrow(() -> settings.refused(secretKey, "is required with " + idKey)),
                    server.link("/api/auth/callback/" + provider)));
        }

        /** Its document would say the same, but stands for the tests of others can be put at each of these. */
        private static OidcConfig google(Settings settings, OAuthClient client) {
            Endpoints endpoints = new Endpoints(
                    url(settings, "latchkey.google-authorization-url"),
                    url(settings, "latchkey.google-token-url"),
                    url(settings, "latchkey.google-jwks-url"),
                    null,
                    Set.of("RS256"),
                    false,
                    false);
            // Who signed out at a shared machine must not be signed in again by a click.
            Options options = new Options(
                    Options.USUAL.scopes(),
                    Map.of("prompt", "select_account"),
                    EmailTrust.CLAIMED,
                    Map.of("prompt", "select_account consent", "access_type", "offline"));
            return new OidcConfig(
                    GOOGLE, "Google", url(settings, "latchkey.google-issuer").toString(), client, options, endpoints);
        }

        private static URI url(Settings settings, String key) {
            return settings.httpUrl(key, settings.text(key));
        }

        private static Set<String> names(Settings settings) {
            Set<String> names = new LinkedHashSet<>();
            for (String name : settings.list(NAMES)) {
                if (!NAME.matcher(name).matches() || name.length() > MAX_NAME) {
                    throw settings.refused(
                            NAMES, "must be names of small letters, digits and single -, not '" + name + "'");
                }
                if (TAKEN.contains(name) || !names.add(name)) {
                    throw settings.refused(NAMES, "the name '" + name + "' is taken");
                }
            }
            return names;
        }

        private OidcConfig further(Settings settings, String name) {
            String prefix = "latchkey.oidc." + name + ".";
            OAuthClient client = client(settings, name, prefix)
                    .orElseThrow(() ->
                            settings.refused(prefix + "client-id", "is required, because " + NAMES + " names " + name));
            String issuer = settings.text(prefix + "issuer");
            settings.httpUrl(prefix + "issuer", issuer);
            boolean trusted =
                    settings.optional(prefix + "trust-email").isPresent() && settings.onOff(prefix + "trust-email");
            EmailTrust emailTrust = trusted ? EmailTrust.ALWAYS : EmailTrust.CLAIMED;
            return new OidcConfig(
                    name,
                    settings.optional(prefix + "name").orElse(name),
                    issuer,
                    client,
                    new Options(scopes(settings, prefix + "scopes"), Map.of(), emailTrust),
                    null);
        }

        private static List<String> scopes(Settings settings, String key) {
            List<String> scopes = settings.optional(key)
                    .map(text -> List.of(text.split("[ ,]+")))
                    .orElse(Options.USUAL.scopes());
            if (!scopes.contains("openid") || !scopes.stream().allMatch(scope -> scope.matches(Scopes.PATTERN))) {
                throw settings.refused(key, "must be scopes with openid among them, such as 'openid email profile'");
            }
            return scopes;
        }
    }
}
