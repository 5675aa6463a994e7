package dev.latchkey.system;

import java.util.Map;

/** People and their tenants, in the words of the tests about them. */
final class Tenancy {
    private final LatchkeySystem system;

    Tenancy(LatchkeySystem system) {
        this.system = system;
    }

    /** A tenant and the person who made it. */
    record Home(String id, Person owner) {}

    /** A new person with a tenant of his own. */
    Home home() {
        Person owner = system.person();
        return new Home(create(owner.browser(), "Acme"), owner);
    }

    /** Makes a tenant and gives its id. */
    static String create(Client client, String name) {
        return client.post("/api/tenants", Map.of("name", name)).expect(201).text("/tenant/id");
    }

    static Answer invite(Client client, String tenantId, String email, String role) {
        return client.post("/api/tenants/" + tenantId + "/invites", Map.of("email", email, "role", role));
    }

    /** The newest mailed secret of an invite to that address; {@code count} tells which mail of its kind it is. */
    String invited(String email, int count) {
        return system.mails().to(email).await("organization-invitation", count).token();
    }

    static Answer accept(Client client, String inviteId) {
        return client.call("POST", "/api/invites/" + inviteId + "/accept")
                .json("{}")
                .send();
    }

    static Answer accept(Client client, String inviteId, String token) {
        return client.post("/api/invites/" + inviteId + "/accept", Map.of("token", token));
    }

    /** A new person who has joined the tenant by an invite; an owner is made one by a member's row. */
    Person joined(Home home, String role) {
        Person person = system.person();
        join(home, person, role);
        return person;
    }

    void join(Home home, Person person, String role) {
        String asked = role.equals("owner") ? "admin" : role;
        String id = invite(home.owner().browser(), home.id(), person.email(), asked)
                .expect(201)
                .text("/invite/id");
        accept(person.browser(), id, invited(person.email(), 1)).expect(200);
        if (role.equals("owner")) {
            home.owner()
                    .browser()
                    .patch("/api/tenants/" + home.id() + "/members/" + person.id(), Map.of("role", "owner"))
                    .expect(200);
        }
    }

    long owners(String tenantId) {
        return system.count("select count(*) from members where tenant_id = ? and role = 'OWNER'", tenantId);
    }

    /** The tenant that somebody's sessions work in; empty for none. */
    String activeTenant(Person person) {
        Object active = system.sql("select active_tenant_id from sessions where user_id = ?", person.id())
                .get(0)
                .get("active_tenant_id");
        return active == null ? "" : active.toString();
    }
}
