package dev.latchkey.self.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.Json;
import dev.latchkey.self.entity.SelfProblem;
import dev.latchkey.users.control.Profiles;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Profile;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Changes what the caller says of himself; only the members that are there. */
@Path("api/auth/update-user")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class UpdateUserResource {
    /** Nodes, because a member that is null clears something and one that is absent does not. */
    @Schema(name = "UpdateUserRequest")
    public record Request(
            @Schema(type = SchemaType.STRING, maxLength = 200) @Nullable
            JsonNode name,

            @Schema(type = SchemaType.STRING, nullable = true) @Nullable
            JsonNode image,

            @Schema(hidden = true) @Nullable JsonNode email) {}

    @Inject
    Profiles profiles;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Role.USER)
    @Operation(summary = "Change the caller's name or image; null takes the image away")
    @Extension(name = "x-errors", value = "EMAIL_CAN_NOT_BE_UPDATED NO_FIELDS_TO_UPDATE")
    public Done update(@Valid @NotNull Request request, @Context HttpServletRequest http) {
        if (request.email() != null) {
            throw SelfProblem.EMAIL_CAN_NOT_BE_UPDATED.exception();
        }
        if (request.name() == null && request.image() == null) {
            throw SelfProblem.NO_FIELDS_TO_UPDATE.exception();
        }
        String name = text("name", request.name());
        String image = text("image", request.image());
        if (request.name() != null && name == null) {
            throw wrong("name", "is required");
        }
        profiles.change(
                Caller.of(http),
                before -> new Profile(
                        request.name() == null ? before.name() : name,
                        request.image() == null ? before.image() : image,
                        before.company(),
                        before.country(),
                        before.phone()),
                clients.of(http),
                clock.instant());
        return Done.DONE;
    }

    private static @Nullable String text(String member, @Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual() || !Json.isClean(node.textValue())) {
            throw wrong(member, "has the wrong type");
        }
        return node.textValue();
    }

    private static AuthException wrong(String member, String why) {
        return new AuthException(RequestProblem.VALIDATION_ERROR, Map.of(member, why));
    }
}
