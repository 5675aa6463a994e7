package dev.latchkey;

import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** The JAX-RS application: every path below the context root. Resources and providers are found by scanning. */
@ApplicationPath("/")
@DeclareRoles({Role.USER, Role.ADMIN, Role.PROGRAM, Role.SERVER})
public class LatchkeyApplication extends Application {
    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                // The OpenAPI document is the one description; Jersey's own would list every class and method.
                "jersey.config.server.wadl.disableWadl", true,
                // Only our own readers and writers: a JSON provider that some library registers would be a second
                // parser.
                "jersey.config.server.disableMetainfServicesLookup", true,
                "jersey.config.server.disableAutoDiscovery", true,
                // Bean Validation failures reach our mapper, never a page of Jersey's.
                "jersey.config.beanValidation.enableOutputValidationErrorEntity.server", false,
                "jersey.config.server.response.setStatusOverSendError", true,
                // A page says how long it is; beyond the usual 8 KiB it would come in chunks.
                "jersey.config.server.contentLength.buffer", 16_384,
                // A path stays a path: made absolute, it would carry whatever host the request named.
                "jersey.config.server.headers.location.relative.resolution.disabled", true);
    }
}
