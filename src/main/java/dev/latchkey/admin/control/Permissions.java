package dev.latchkey.admin.control;

import dev.latchkey.users.entity.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the global roles may do, as a map of resources to actions in the words of the Better Auth family. */
public final class Permissions {
    private static final Map<String, Set<String>> ADMINISTRATOR = Map.of(
            "user",
            Set.of("create", "list", "get", "update", "set-role", "ban", "impersonate", "delete", "set-password"),
            "session",
            Set.of("list", "revoke", "delete"));

    private Permissions() {}

    /** Whether the role has all of these; what is not known is not permitted. */
    public static boolean has(String role, Map<String, List<String>> wanted) {
        return role.equals(Role.ADMIN)
                && wanted.entrySet().stream()
                        .allMatch(entry -> ADMINISTRATOR
                                .getOrDefault(entry.getKey(), Set.of())
                                .containsAll(entry.getValue()));
    }
}
