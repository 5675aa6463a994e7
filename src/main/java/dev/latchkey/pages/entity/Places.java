package dev.latchkey.pages.entity;

import dev.latchkey.tenants.entity.TenantRole;
import java.util.ArrayList;
import java.util.List;

/**
 * A navigation: where one can go from here.
 *
 * @param title the key of what the navigation is called
 */
public record Places(String title, List<Place> places) {
    /** The head of every page of somebody who is signed in. */
    public static final Places MAIN = new Places(
            "nav.main",
            List.of(
                    new Place("/account", "nav.account", false),
                    new Place("/tenants", "nav.tenants", false),
                    new Place("/operator", "nav.operator", true)));

    /** The side of the account's pages. */
    public static final Places ACCOUNT = new Places(
            "nav.account",
            List.of(
                    new Place("/account", "account.overview", false),
                    new Place("/account/profile", "account.profile", false),
                    new Place("/account/password", "account.password", false),
                    new Place("/account/connections", "account.connections", false),
                    new Place("/account/sessions", "account.devices", false),
                    new Place("/account/api-keys", "account.keys", false),
                    new Place("/account/api-tokens", "account.tokens", false),
                    new Place("/account/activity", "account.activity", false),
                    new Place("/account/tenants", "account.tenants", false),
                    new Place("/account/data", "account.data", false),
                    new Place("/account/delete", "delete.title", false)));

    /** The side of the operators' pages. */
    public static final Places OPERATOR = new Places(
            "nav.operator",
            List.of(
                    new Place("/operator", "operator.overview", true),
                    new Place("/operator/users", "operator.users", true),
                    new Place("/operator/tenants", "operator.tenants", true),
                    new Place("/operator/audit", "operator.audit", true),
                    new Place("/operator/outbox", "operator.outbox", true),
                    new Place("/operator/settings", "operator.settings", true)));

    /** The side of a tenant's pages; invites, keys and usage are for those who manage it, the sign-in is for owners. */
    public static Places tenant(String path, TenantRole role) {
        List<Place> places = new ArrayList<>();
        places.add(new Place(path, "tenant.overview", false));
        places.add(new Place(path + "/members", "tenant.members", false));
        if (role.mayManage()) {
            places.add(new Place(path + "/invites", "tenant.invites", false));
            places.add(new Place(path + "/api-keys", "account.keys", false));
            places.add(new Place(path + "/usage", "tenant.usage", false));
        }
        if (role == TenantRole.OWNER) {
            places.add(new Place(path + "/sign-in", "sso.title", false));
        }
        places.add(new Place(path + "/settings", "tenant.settings", false));
        return new Places("nav.tenant", List.copyOf(places));
    }

    /** Whether the page of that path is this place or lies below it; the first place is only itself. */
    public boolean isCurrent(Place place, String path) {
        boolean below = !place.equals(places.get(0)) && path.startsWith(place.path() + "/");
        return below || path.equals(place.path());
    }

    /** What the place of this path is called: a key; what the navigation is called when no place has the path. */
    public String here(String path) {
        return places.stream()
                .filter(place -> isCurrent(place, path))
                .map(Place::label)
                .findFirst()
                .orElse(title);
    }

    /**
     * One way to go.
     *
     * @param label a key
     * @param operators whether only administrators see it
     */
    public record Place(String path, String label, boolean operators) {}
}
