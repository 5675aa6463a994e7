package dev.latchkey.tokens.boundary;

import dev.latchkey.tokens.control.SigningKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer of both addresses of the key set. RFC 7517 section 5. */
@ApplicationScoped
public class KeySet {
    @Schema(name = "KeySet")
    public record Keys(List<Map<String, Object>> keys) {}

    @Inject
    SigningKeys signing;

    @Inject
    Clock clock;

    /** The one answer that may be kept: it is public, the same for everybody, and a new key signs only after ten minutes. */
    Response answer() {
        return Response.ok(new Keys(signing.published(clock.instant())))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .build();
    }
}
