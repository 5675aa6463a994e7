package dev.latchkey.organizations.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.tenants.entity.Right;
import dev.latchkey.tenants.entity.RoleNames;
import dev.latchkey.tenants.entity.TenantRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Roles and permissions as the Better Auth family writes them. */
public final class Roles {
    private static final String NO_MAP = "must be an object of arrays";

    private Roles() {}

    /** One role or several, as text, text with commas, or array. */
    public static RoleNames read(@Nullable JsonNode role) {
        if (role == null || role.isNull()) {
            throw none();
        }
        List<String> names = new ArrayList<>();
        for (JsonNode node : role.isArray() ? role : List.of(role)) {
            if (!node.isTextual()) {
                throw wrong("role", "has the wrong type");
            }
            names.addAll(RoleNames.split(node.textValue()).names());
        }
        if (names.isEmpty()) {
            throw none();
        }
        return new RoleNames(names);
    }

    /** The roles in a row of members or invites. */
    static String label(ResultSet row) throws SQLException {
        String names = row.getString("role_names");
        return names == null ? TenantRole.valueOf(row.getString("role")).label() : names;
    }

    /** Whether these rights are all of these permissions; what nobody knows is not permitted. */
    public static boolean has(Set<Right> rights, @Nullable JsonNode permissions) {
        return asked(permissions)
                .allMatch(name -> Right.named(name).filter(rights::contains).isPresent());
    }

    /** The rights that a role shall allow; {@code VALIDATION_ERROR} for a permission that nobody knows. */
    public static Set<Right> rights(@Nullable JsonNode permissions) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        asked(permissions)
                .forEach(name -> rights.add(Right.named(name)
                        .orElseThrow(() -> wrong("permission", "has a resource or an action that is unknown"))));
        return rights;
    }

    /** The rights as a map of resources to actions. */
    public static Map<String, List<String>> map(Set<Right> rights) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        rights.stream()
                .sorted()
                .forEach(right -> map.computeIfAbsent(right.resource(), none -> new ArrayList<>())
                        .add(right.action()));
        return map;
    }

    /** The names of rights that a map asks for. */
    private static Stream<String> asked(@Nullable JsonNode permissions) {
        if (permissions == null || !permissions.isObject() || permissions.isEmpty()) {
            throw wrong("permissions", NO_MAP);
        }
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> resource : permissions.properties()) {
            if (!resource.getValue().isArray()) {
                throw wrong("permissions", NO_MAP);
            }
            resource.getValue()
                    .forEach(action -> names.add((resource.getKey() + "_" + action.asText()).toUpperCase(Locale.ROOT)));
        }
        return names.stream();
    }

    private static AuthException none() {
        return wrong("role", "is required");
    }

    private static AuthException wrong(String member, String why) {
        return new AuthException(RequestProblem.VALIDATION_ERROR, Map.of(member, why));
    }
}
