package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.Notices;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.requests.control.Destinations;
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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Signs out. A page of its own asks first when somebody comes by a link, or with a form that is too old. Whoever does it to
 * sign in again says by {@code next} where to come back to. C-33.
 */
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
    Notices notices;

    @Inject
    Destinations destinations;

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
        return forms.once(visit, fields.keeping("next"), answered -> page(visit, answered), () -> {
            gate.leave(caller.userId(), caller.sessionId(), visit.client(), visit.now());
            return onward(caller, fields.text("next")).cookie(cookie.gone());
        });
    }

    /** The way on; the address of somebody who comes back at once need not be typed. */
    private Redirect onward(Caller caller, String next) {
        return destinations
                .allowed(next)
                .map(path -> Redirect.to("/login?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8))
                        .saying("login.again")
                        .cookie(notices.keepEmail(caller.email())))
                .orElseGet(() -> Redirect.to("/signed-out"));
    }

    private static Page page(Visit visit, Form form) {
        return Page.of(visit, "logout", new Model(form));
    }
}
