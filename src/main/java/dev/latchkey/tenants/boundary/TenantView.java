package dev.latchkey.tenants.boundary;

import dev.latchkey.tenants.control.TenantStore.Place;
import dev.latchkey.tenants.entity.Tenant;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tenant as one of its members sees it. */
@Schema(name = "Tenant")
public record TenantView(
        String id, String name, String slug, String role, String plan, String status, Instant createdAt) {
    static TenantView of(Place place) {
        Tenant tenant = place.tenant();
        return new TenantView(
                tenant.id(),
                tenant.name(),
                tenant.slug(),
                place.role().label(),
                tenant.planTerm().plan().label(),
                tenant.status().name().toLowerCase(Locale.ROOT),
                tenant.createdAt());
    }

    /** The body that holds one tenant. */
    @Schema(name = "TenantAnswer")
    public record Answer(TenantView tenant) {
        static Answer of(Place place) {
            return new Answer(TenantView.of(place));
        }
    }
}
