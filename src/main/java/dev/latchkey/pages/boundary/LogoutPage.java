package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.signin.control.SignInGate;
import dev.latchkey.users.entity.Caller;
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

/** Signs out. A page of its own asks first when somebody comes by a link, or with a form that is too old. C-33. */
@Path("logout")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class LogoutPage {
    /** What the template shows. */
    public record Model(Form form) {}

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    SignInGate gate;

    @Inject
    SessionCookie cookie;

    @GET
    public Reply ask(@Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return visit.isSignedIn() ? page(visit, Form.blank()) : Redirect.to("/signed-out");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply signOut(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Caller caller = visit.caller();
        if (caller == null) {
            return Redirect.to("/signed-out").cookie(cookie.gone());
        }
        return forms.once(visit, fields.keeping(), answered -> page(visit, answered), () -> {
            gate.leave(caller.userId(), caller.sessionId(), visit.client(), visit.now());
            return Redirect.to("/signed-out").cookie(cookie.gone());
        });
    }

    private static Page page(Visit visit, Form form) {
        return Page.of(visit, "logout", new Model(form));
    }
}
