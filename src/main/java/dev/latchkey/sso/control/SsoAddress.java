package dev.latchkey.sso.control;

import dev.latchkey.settings.control.ServerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;

/** Where a tenant's provider sends people back to: an address of its own for each tenant, so that no answer is taken for another's (RFC 9700 section 4.4). */
@ApplicationScoped
public class SsoAddress {
    @Inject
    ServerSettings server;

    /** The redirect URI to register at the provider: of the tenant, because it has to be known before the provider knows its client. */
    public URI callback(String tenantId) {
        return server.link("/api/auth/sso/callback/" + tenantId);
    }
}
