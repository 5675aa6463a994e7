package dev.latchkey.pages.boundary;

import dev.latchkey.admin.control.Overview;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.users.entity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** How the service stands, for administrators. */
@SignedIn(as = Role.ADMIN)
@Path("operator")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class OperatorPage {
    /** What the template shows. */
    public record Model(Overview.Numbers numbers) {}

    @Inject
    Visits visits;

    @Inject
    Overview overview;

    @GET
    public Reply show(@Context HttpServletRequest http) {
        return Page.of(visits.of(http), "operator", new Model(overview.numbers()));
    }
}
