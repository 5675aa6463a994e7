package dev.latchkey.social.control;

import dev.latchkey.social.entity.SocialProblem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The operator's providers, ready to be asked. */
@ApplicationScoped
public class Providers {
    @Inject
    SocialSettings settings;

    @Inject
    Clock clock;

    private List<Provider> all = List.of();

    @PostConstruct
    void prepare() {
        Outbound outbound = Outbound.anywhere();
        Map<String, OAuthProvider.Userinfo> userinfo =
                Map.of(SocialSettings.GITHUB, new GithubUserinfo(), SocialSettings.FACEBOOK, new FacebookUserinfo());
        List<Provider> found = new ArrayList<>();
        OidcConfig google = settings.google();
        if (google != null) {
            found.add(new OidcProvider(google, outbound, clock));
        }
        settings.oauth()
                .forEach(config -> found.add(
                        new OAuthProvider(config, Objects.requireNonNull(userinfo.get(config.id())), outbound, clock)));
        settings.further().forEach(config -> found.add(new OidcProvider(config, outbound, clock)));
        all = List.copyOf(found);
    }

    /** All of them, in the order of their buttons. */
    public List<Provider> all() {
        return all;
    }

    /** The provider of that name; {@code PROVIDER_NOT_FOUND}. S5-44. */
    public Provider require(String id) {
        return all.stream()
                .filter(provider -> provider.id().equals(id))
                .findFirst()
                .orElseThrow(SocialProblem.PROVIDER_NOT_FOUND::exception);
    }
}
