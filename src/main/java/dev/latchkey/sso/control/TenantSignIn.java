package dev.latchkey.sso.control;

import dev.latchkey.database.control.Sql.SqlException;
import dev.latchkey.limits.control.Limit;
import dev.latchkey.limits.control.RateLimits;
import dev.latchkey.outbound.control.OutboundClient;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.social.control.Door;
import dev.latchkey.social.control.OAuthClient;
import dev.latchkey.social.control.OidcConfig;
import dev.latchkey.social.control.OidcConfig.Options;
import dev.latchkey.social.control.OidcProvider;
import dev.latchkey.social.control.Outbound;
import dev.latchkey.social.control.SocialEntry.Guest;
import dev.latchkey.social.control.SocialEntry.Welcome;
import dev.latchkey.social.entity.EmailTrust;
import dev.latchkey.social.entity.Identity;
import dev.latchkey.social.entity.SocialProblem;
import dev.latchkey.sso.entity.DomainName;
import dev.latchkey.sso.entity.TenantProvider;
import dev.latchkey.users.entity.EmailAddress;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The doors of tenants' own providers. What a provider publishes is kept with its door, of so many tenants at once. */
@ApplicationScoped
public class TenantSignIn {
    /** What the provider of a tenant is called at the login page; no provider of the operator's has this name. */
    public static final String LABEL = "organization";

    private static final int MOST_KEPT = 500;

    @Inject
    ProviderRows rows;

    @Inject
    TenantEntry entry;

    @Inject
    OutboundClient client;

    @Inject
    SsoAddress address;

    @Inject
    RateLimits limits;

    @Inject
    Clock clock;

    private final Map<String, TenantDoor> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TenantDoor> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private Outbound outbound = Outbound.anywhere();

    private record TenantDoor(TenantProvider row, OidcProvider provider, TenantEntry entry) implements Door {
        @Override
        public String label() {
            return LABEL;
        }

        @Override
        public Welcome enter(Guest guest, Instant now) {
            return entry.enter(row, guest, now);
        }

        @Override
        public Optional<String> owner(Identity identity) {
            return entry.owner(row.id(), identity);
        }
    }

    @PostConstruct
    void guard() {
        outbound = Outbound.guarded(client);
    }

    /** Whether any tenant has people sign in at a provider of its own; no during an outage, so that the page is there. */
    public boolean isOffered() {
        try {
            return rows.any();
        } catch (SqlException e) {
            return false;
        }
    }

    /** The door of whoever has proved the domain of that address, if its people sign in there. */
    public Optional<Door> doorFor(EmailAddress email) {
        return rows.enabledFor(DomainName.ofAddress(email.value())).map(this::door);
    }

    /** The door of the tenant with that slug, if its people sign in at a provider of its own. */
    public Optional<Door> doorOf(String slug) {
        return rows.enabledOf(slug).map(this::door);
    }

    /** What was found; {@code PROVIDER_NOT_FOUND}, counted against whoever tries names. */
    public Door require(Optional<Door> found, Client asker) {
        return found.orElseThrow(() -> {
            limits.take(Limit.SIGN_IN, asker);
            return SocialProblem.PROVIDER_NOT_FOUND.exception();
        });
    }

    /** The door of a tenant; {@code PROVIDER_NOT_FOUND} for one without, or none at all. */
    public Door door(String tenantId) {
        return rows.of(tenantId)
                .filter(TenantProvider::enabled)
                .map(this::door)
                .orElseThrow(SocialProblem.PROVIDER_NOT_FOUND::exception);
    }

    private Door door(TenantProvider row) {
        synchronized (kept) {
            TenantDoor known = kept.get(row.id());
            if (known != null && known.row().equals(row)) {
                return known;
            }
        }
        TenantDoor made = new TenantDoor(row, new OidcProvider(config(row), outbound, clock), entry);
        synchronized (kept) {
            kept.put(row.id(), made);
        }
        return made;
    }

    /** What it says of its own domains counts, unless it says itself that it has not verified an address. */
    private OidcConfig config(TenantProvider row) {
        return new OidcConfig(
                row.id(),
                LABEL,
                row.issuer().toString(),
                new OAuthClient(row.clientId(), rows.secret(row.id()), address.callback(row.tenantId())),
                new Options(Options.USUAL.scopes(), Map.of(), EmailTrust.UNLESS_DENIED),
                null);
    }
}
