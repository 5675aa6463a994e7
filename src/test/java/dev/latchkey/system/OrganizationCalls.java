package dev.latchkey.system;

import java.util.Map;
import java.util.UUID;

/** What Better Auth's client asks of its organization plugin. */
final class OrganizationCalls {
    private static final String ORGANIZATION = "/api/auth/organization/";

    private OrganizationCalls() {}

    static Answer act(Client client, String path, Map<String, ?> body) {
        return client.post(ORGANIZATION + path, body);
    }

    static Answer see(Client client, String path) {
        return client.get(ORGANIZATION + path);
    }

    /** A slug that nobody has yet. */
    static String slug() {
        return "org-" + UUID.randomUUID();
    }

    /** The id of a member, as his organization's owner sees it. */
    static String memberId(Tenancy.Home home, Person person) {
        String query = "?organizationId=" + home.id() + "&filterField=userId&filterValue=" + person.id();
        return see(home.owner().browser(), "list-members" + query)
                .expectSize("/members", 1)
                .text("/members/0/id");
    }
}
