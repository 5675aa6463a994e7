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
import dev.latchkey.social.control.Provider;
import dev.latchkey.social.control.SocialEntry.Guest;
import dev.latchkey.social.control.SocialEntry.Welcome;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.EmailTrust;
import dev.latchkey.social.entity.Identity;
import dev.latchkey.social.entity.SocialProblem;
import dev.latchkey.sso.entity.DomainName;
import dev.latchkey.sso.entity.TenantProvider;
import dev.latchkey.users.entity.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The doors of tenants' own providers. What a provider publishes is kept with its door, of so many tenants at once. */
@ApplicationScoped
public class TenantSignIn {
    /** What the provider of a tenant is called at the login page; no provider of the operator's has this name. */
    public static final String LABEL = "organization";

    private static final int MOST_KEPT = 200;

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

    /** @param known null when its secret cannot be opened: then it is a provider that cannot be reached */
    private record TenantDoor(TenantProvider row, @Nullable OidcProvider known, TenantEntry entry) implements Door {
        @Override
        public Provider provider() {
            if (known == null) {
                throw CallbackRefusal.PROVIDER_UNAVAILABLE.exception();
            }
            return known;
        }

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

    /** The door of a tenant, if its people sign in at a provider of its own. */
    public Optional<Door> doorOfTenant(String tenantId) {
        return rows.of(tenantId).filter(TenantProvider::enabled).map(this::door);
    }

    private Door door(TenantProvider row) {
        synchronized (kept) {
            TenantDoor known = kept.get(row.id());
            if (known != null && known.known() != null && known.row().equals(row)) {
                return known;
            }
        }
        Outbound outbound = Outbound.guarded(client, row.tenantId());
        OidcProvider provider = rows.secret(row.id())
                .map(secret -> new OidcProvider(config(row, secret), outbound, clock))
                .orElse(null);
        TenantDoor made = new TenantDoor(row, provider, entry);
        synchronized (kept) {
            kept.put(row.id(), made);
        }
        return made;
    }

    /** What it says of its own domains counts, unless it says itself that it has not verified an address. */
    private OidcConfig config(TenantProvider row, String secret) {
        return new OidcConfig(
                row.id(),
                LABEL,
                row.issuer().toString(),
                new OAuthClient(row.clientId(), secret, address.callback(row.tenantId())),
                new Options(Options.USUAL.scopes(), Map.of(), EmailTrust.UNLESS_DENIED),
                null);
    }
}
