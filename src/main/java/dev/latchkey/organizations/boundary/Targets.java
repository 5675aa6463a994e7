package dev.latchkey.organizations.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.organizations.entity.OrganizationProblem;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.users.entity.Caller;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which organization a request is about: the one it names, or the active one. */
final class Targets {
    private Targets() {}

    /** Its id; {@code NO_ACTIVE_ORGANIZATION} when none is named and none active. */
    static String id(Caller caller, @Nullable String named) {
        String id = named == null ? caller.activeTenantId() : named;
        if (id == null) {
            throw OrganizationProblem.NO_ACTIVE_ORGANIZATION.exception();
        }
        return id;
    }

    /** The id in a member that may also be null. */
    static @Nullable String text(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of("organizationId", "has the wrong type"));
        }
        return node.textValue();
    }
}
