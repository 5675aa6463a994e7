package dev.latchkey.social.control;

import dev.latchkey.social.entity.SocialProblem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

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
        all = settings.oidc().stream()
                .<Provider>map(config -> new OidcProvider(config, outbound, clock))
                .toList();
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
