package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Connections;
import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.social.control.SocialLinking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The user's ways in: connect an account of a provider, disconnect one. C-36. */
@SignedIn
@InPerson
@Path("account/connections")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class ConnectionsPage {
    private static final String PATH = SocialLinking.PAGE;

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    Connections connections;

    @GET
    public Reply show(
            @QueryParam("connected") @Nullable String connected,
            @QueryParam("error") @Nullable String error,
            @QueryParam("provider") @Nullable String provider,
            @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Form form =
                connections.refusal(error, provider).map(Form.blank()::refused).orElse(Form.blank());
        return Page.of(visit, "account/connections", connections.list(visit, form, connected));
    }

    /** For somebody who loads the address of a form again, or has signed in between the page and its form. */
    @GET
    @Path("{act:connect|disconnect}")
    public Reply back() {
        return Redirect.to(PATH);
    }

    @POST
    @Path("connect")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply connect(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(
                visit,
                fields.keeping(),
                answered -> page(visit, answered),
                () -> connections.connect(visit, fields.text("provider")));
    }

    @POST
    @Path("disconnect")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply disconnect(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(
                visit,
                fields.keeping(),
                answered -> page(visit, answered),
                () -> connections.disconnect(visit, fields.text("account")));
    }

    private Page page(Visit visit, Form form) {
        return Page.of(visit, "account/connections", connections.list(visit, form, null));
    }
}
