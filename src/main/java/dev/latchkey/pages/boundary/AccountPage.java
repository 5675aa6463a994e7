package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.users.entity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Who is signed in: where a sign-in leads that wanted no other page. */
@SignedIn
@Path("account")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class AccountPage {
    /** What the template shows. */
    public record Model(@Nullable String name, String email, boolean verified) {}

    @Inject
    Visits visits;

    @GET
    public Reply show(@Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Caller caller = visit.requireCaller();
        return Page.of(visit, "account", new Model(caller.displayName(), caller.email(), caller.isEmailVerified()));
    }
}
