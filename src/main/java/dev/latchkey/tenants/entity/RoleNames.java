package dev.latchkey.tenants.entity;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * One role or several, by their names: {@code owner}, {@code admin}, {@code member}, or a tenant's own. Whether they exist is
 * asked under the tenant's lock.
 */
public record RoleNames(List<String> names) {
    private static final int MAX_LENGTH = 500;

    public RoleNames {
        names = List.copyOf(new LinkedHashSet<>(names));
    }

    /** A built-in role. */
    public static RoleNames of(TenantRole role) {
        return new RoleNames(List.of(role.label()));
    }

    /** Reads what {@link #joined} wrote, or what a client sends. */
    public static RoleNames split(String text) {
        return new RoleNames(
                Arrays.stream(text.split(",", -1)).map(String::strip).toList());
    }

    /** The names separated by commas. */
    public String joined() {
        return String.join(",", names);
    }

    /** Whether they fit where they are kept. */
    public boolean fits() {
        return !names.isEmpty() && joined().length() <= MAX_LENGTH;
    }
}
