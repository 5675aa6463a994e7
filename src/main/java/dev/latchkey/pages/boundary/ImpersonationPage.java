package dev.latchkey.pages.boundary;

import dev.latchkey.admin.control.Impersonation;
import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.sessions.entity.LiveSession;
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
import java.util.Optional;

/** The way back of an administrator who acts as somebody else; every page has its button meanwhile. */
@SignedIn
@Path("impersonation")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class ImpersonationPage {
    /** What the template shows. */
    public record Model(Form form) {}

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    Impersonation impersonation;

    @Inject
    SessionCookie cookie;

    @GET
    public Reply ask(@Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return isActing(visit) ? page(visit, Form.blank()) : Redirect.to("/account");
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply end(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        if (!isActing(visit)) {
            return Redirect.to("/account");
        }
        Caller caller = visit.requireCaller();
        return forms.once(
                visit,
                fields.keeping(),
                answered -> page(visit, answered),
                () -> back(caller, visit, cookie.impersonator(http)));
    }

    private Redirect back(Caller caller, Visit visit, Optional<String> token) {
        Optional<LiveSession> own = impersonation.end(caller, token.orElse(null), visit.client(), visit.now());
        if (token.isEmpty() || own.isEmpty()) {
            return Redirect.to("/login")
                    .saying("impersonation.lost")
                    .cookie(cookie.gone())
                    .cookie(cookie.impersonatorGone());
        }
        return Redirect.to("/operator/users/" + caller.userId())
                .saying("impersonation.ended")
                .cookie(cookie.of(token.get(), own.get().remembered()))
                .cookie(cookie.impersonatorGone());
    }

    private static boolean isActing(Visit visit) {
        Caller caller = visit.caller();
        return caller != null && caller.impersonatorId() != null;
    }

    private static Page page(Visit visit, Form form) {
        return Page.of(visit, "impersonation", new Model(form));
    }
}
