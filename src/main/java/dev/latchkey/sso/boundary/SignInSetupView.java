package dev.latchkey.sso.boundary;

import dev.latchkey.sso.control.OwnerDesk.Setup;
import dev.latchkey.sso.entity.TenantDomain;
import dev.latchkey.sso.entity.TenantProvider;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a tenant's people sign in, for its owners; the client secret is never shown.
 *
 * @param callbackUrl the redirect URI to register at the provider
 */
@Schema(name = "TenantSignIn")
public record SignInSetupView(@Nullable ProviderView provider, List<DomainView> domains, String callbackUrl) {
    /** The provider. */
    @Schema(name = "TenantProvider")
    public record ProviderView(
            String id,
            String issuer,
            String clientId,
            String role,
            boolean enabled,
            Instant createdAt,
            Instant updatedAt) {
        static ProviderView of(TenantProvider provider) {
            return new ProviderView(
                    provider.id(),
                    provider.issuer().toString(),
                    provider.clientId(),
                    provider.role().label(),
                    provider.enabled(),
                    provider.createdAt(),
                    provider.updatedAt());
        }
    }

    /** A domain, and how to prove it: the TXT record of that name with that text. */
    @Schema(name = "TenantDomain")
    public record DomainView(
            String id,
            String domain,
            boolean proved,
            @Nullable String proof,
            @Nullable Instant provedAt,
            String recordName,
            String recordText,
            Instant createdAt) {
        static DomainView of(TenantDomain domain) {
            TenantDomain.Proof proof = domain.proof();
            return new DomainView(
                    domain.id(),
                    domain.domain(),
                    domain.isProved(),
                    proof == null ? null : proof.name().toLowerCase(Locale.ROOT),
                    domain.provedAt(),
                    domain.recordName(),
                    domain.challenge(),
                    domain.createdAt());
        }
    }

    static SignInSetupView of(Setup setup, URI callbackUrl) {
        TenantProvider provider = setup.provider();
        return new SignInSetupView(
                provider == null ? null : ProviderView.of(provider),
                setup.domains().stream().map(DomainView::of).toList(),
                callbackUrl.toString());
    }
}
