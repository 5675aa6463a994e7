package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Where a sign-out leads. */
@Path("signed-out")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class SignedOutPage {
    /** Nothing but the frame's own. */
    public record Model() {}

    @Inject
    Visits visits;

    @GET
    public Reply show(@Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return visit.isSignedIn() ? Redirect.to("/") : Page.of(visit, "signed-out", new Model());
    }
}
