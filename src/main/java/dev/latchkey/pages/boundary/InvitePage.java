package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.LinkTokens;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.signin.control.InvitedSignUp;
import dev.latchkey.signin.control.InvitedSignUp.Newcomer;
import dev.latchkey.signin.control.SignInGate;
import dev.latchkey.tenants.control.InviteAnswers;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Profile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Answers an invite by its mailed link: as the invited user, as somebody else who has to sign out first, after signing in,
 * or by signing up with the invited address. C-19, C-21.
 */
@Path("invite")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class InvitePage {
    private static final String PATH = "/invite";

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    LinkTokens links;

    @Inject
    InviteView view;

    @Inject
    InviteAnswers answers;

    @Inject
    InvitedSignUp signUp;

    @Inject
    SignInGate gate;

    @Inject
    SessionCookie cookie;

    @GET
    public Reply show(@QueryParam("token") @Nullable String token, @Context HttpServletRequest http) {
        return token == null ? view.page(visits.of(http), Form.blank(), http) : links.carry(token, PATH);
    }

    /** For somebody who loads the address of a form again. */
    @GET
    @Path("{act}")
    public Reply back(@PathParam("act") String act) {
        return Redirect.to(PATH);
    }

    @POST
    @Path("accept")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply accept(Fields fields, @Context HttpServletRequest http) {
        return answer(fields, http, (visit, token) -> {
            InviteAnswers.Shown shown = answers.show(token);
            answers.accept(visit.requireCaller(), shown.invite().id(), token, visit.client(), visit.now());
            return Redirect.to("/")
                    .saying("invite.accepted", shown.tenantName())
                    .cookie(links.forget(PATH));
        });
    }

    @POST
    @Path("decline")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply decline(Fields fields, @Context HttpServletRequest http) {
        return answer(fields, http, (visit, token) -> {
            InviteAnswers.Shown shown = answers.show(token);
            answers.decline(visit.requireCaller(), shown.invite().id(), token, visit.client(), visit.now());
            return Redirect.to("/")
                    .saying("invite.declined", shown.tenantName())
                    .cookie(links.forget(PATH));
        });
    }

    /** An answer of somebody who is signed in; whoever is not any more begins again at the page. */
    private Reply answer(Fields fields, HttpServletRequest http, BiFunction<Visit, String, Redirect> act) {
        Visit visit = visits.of(http);
        if (!visit.isSignedIn()) {
            return Redirect.to(PATH);
        }
        String token = links.of(http, PATH).orElse("");
        return forms.once(
                visit, fields.keeping(), again -> view.page(visit, again, http), () -> act.apply(visit, token));
    }

    /** Signs out whoever is signed in, so that the invited person can go on. */
    @POST
    @Path("leave")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply leave(Fields fields, @Context HttpServletRequest http) {
        return answer(fields, http, (visit, token) -> {
            Caller caller = visit.requireCaller();
            gate.leave(caller.userId(), caller.sessionId(), visit.client(), visit.now());
            return Redirect.to(PATH).cookie(cookie.gone());
        });
    }

    @POST
    @Path("join")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply join(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Form form = fields.keeping("name").requiring("name", "password");
        return forms.once(visit, form, again -> view.page(visit, again, http), () -> {
            String token = links.of(http, PATH).orElse("");
            String tenant = answers.show(token).tenantName();
            Profile profile = new Profile(fields.text("name"), null, null, null, null).checked();
            Newcomer newcomer = new Newcomer(token, profile, fields.secret("password"), cookie.replacedBy(http));
            return Redirect.to("/")
                    .saying("invite.accepted", tenant)
                    .cookie(cookie.of(signUp.signUp(newcomer, visit.client(), visit.now())))
                    .cookie(links.forget(PATH));
        });
    }
}
