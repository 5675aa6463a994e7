package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.TokenPages;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.requests.control.InPerson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** The user's API tokens: make, see, revoke. C-25, S5-70. */
@SignedIn
@InPerson
@Path("account/api-tokens")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class TokensPage {
    private static final String PATH = "/account/api-tokens";

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    TokenPages tokens;

    @GET
    public Reply show(@Context HttpServletRequest http) {
        return page(visits.of(http), Form.blank());
    }

    /** For somebody who loads the address of a form again: a token is shown once. */
    @GET
    @Path("{act:create|revoke}")
    public Reply back() {
        return Redirect.to(PATH);
    }

    @POST
    @Path("create")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply create(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(
                visit,
                tokens.check(fields),
                again -> page(visit, again),
                () -> Page.of(visit, "account/new-token", tokens.create(visit, fields)));
    }

    @POST
    @Path("revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply revoke(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(visit, fields.keeping(), again -> page(visit, again), () -> {
            tokens.revoke(visit, fields);
            return Redirect.to(PATH).saying("tokens.revoked");
        });
    }

    private Page page(Visit visit, Form form) {
        return Page.of(visit, "account/api-tokens", tokens.list(visit, form));
    }
}
