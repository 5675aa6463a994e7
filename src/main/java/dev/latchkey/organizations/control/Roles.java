package dev.latchkey.organizations.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.organizations.entity.OrganizationProblem;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.tenants.entity.Right;
import dev.latchkey.tenants.entity.TenantRole;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Roles and permissions as the Better Auth family writes them. */
public final class Roles {
    private Roles() {}

    /**
     * One role or several, as text, text with commas, or array. Each role has all that the lower ones have, so of several the
     * highest counts. {@code ROLE_NOT_FOUND} for one that is none.
     */
    public static TenantRole read(@Nullable JsonNode role) {
        if (role == null || role.isNull()) {
            throw wrong("role", "is required");
        }
        boolean list = role.isArray() && !role.isEmpty();
        if (!role.isTextual() && !list) {
            throw wrong("role", "has the wrong type");
        }
        return StreamSupport.stream((list ? role : java.util.List.of(role)).spliterator(), false)
                .flatMap(node -> Arrays.stream(text(node).split(",", -1)))
                .map(name -> named(name.strip()))
                .min(java.util.Comparator.naturalOrder())
                .orElseThrow(OrganizationProblem.ROLE_NOT_FOUND::exception);
    }

    private static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw wrong("role", "has the wrong type");
        }
        return node.textValue();
    }

    private static TenantRole named(String name) {
        return Arrays.stream(TenantRole.values())
                .filter(role -> role.label().equals(name))
                .findFirst()
                .orElseThrow(OrganizationProblem.ROLE_NOT_FOUND::exception);
    }

    /** Whether a role has all of these permissions, given as a map of resources to actions. */
    public static boolean has(TenantRole role, @Nullable JsonNode permissions) {
        if (permissions == null || !permissions.isObject() || permissions.isEmpty()) {
            throw wrong("permissions", "must be an object of arrays");
        }
        boolean all = true;
        for (Map.Entry<String, JsonNode> resource : permissions.properties()) {
            if (!resource.getValue().isArray()) {
                throw wrong("permissions", "must be an object of arrays");
            }
            for (JsonNode action : resource.getValue()) {
                String name = (resource.getKey() + "_" + action.asText()).toUpperCase(Locale.ROOT);
                all &= role.rights().stream().map(Right::name).anyMatch(name::equals);
            }
        }
        return all;
    }

    private static AuthException wrong(String member, String why) {
        return new AuthException(RequestProblem.VALIDATION_ERROR, Map.of(member, why));
    }
}
