package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.self.control.Reauthentication;
import dev.latchkey.sessions.control.OwnSessions;
import dev.latchkey.tenants.control.Memberships;
import dev.latchkey.users.control.UserTraces;
import dev.latchkey.users.control.UserTraces.Person;
import dev.latchkey.users.entity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Who is signed in, and how his account stands: where a sign-in leads that wanted no other page. */
@SignedIn
@Path("account")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class AccountPage {
    /** What the template shows. */
    public record Model(Person person, boolean password, int devices, int tenants, int invites) {}

    @Inject
    Visits visits;

    @Inject
    UserTraces users;

    @Inject
    Reauthentication reauthentication;

    @Inject
    OwnSessions sessions;

    @Inject
    Memberships memberships;

    @GET
    public Reply show(@Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Caller caller = visit.requireCaller();
        Memberships.Found found = memberships.of(caller.userId(), caller.email());
        Model model = new Model(
                users.person(caller.userId()),
                reauthentication.hasPassword(caller),
                sessions.list(caller, visit.now()).size(),
                found.tenants().size(),
                found.invites().size());
        return Page.of(visit, "account", model);
    }
}
