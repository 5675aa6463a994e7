package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Devices;
import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.Texts;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.control.Words;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.sessions.control.OwnSessions;
import dev.latchkey.sessions.control.OwnSessions.Listed;
import dev.latchkey.sessions.entity.SessionProblem;
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
import java.util.List;

/** Where the user is signed in: end one, end all others. ASVS 7.5.2. */
@SignedIn
@Path("account/sessions")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class SessionsPage {
    private static final String PATH = "/account/sessions";

    /** What the template shows. */
    public record Model(Form form, List<Row> rows) {}

    /** A session and what its device is called. */
    public record Row(Listed session, String device) {}

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    Texts texts;

    @Inject
    OwnSessions sessions;

    @GET
    public Reply show(@Context HttpServletRequest http) {
        return page(visits.of(http), Form.blank());
    }

    /** Where a sign-in leads that came between the page and its form. */
    @GET
    @Path("{act:end|end-others}")
    public Reply back() {
        return Redirect.to(PATH);
    }

    @POST
    @Path("end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply end(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(
                visit, fields.keeping(), answered -> page(visit, answered), () -> end(visit, fields.text("session")));
    }

    /** One that has ended in the meantime is no error to the person: it is what was wanted. */
    private Redirect end(Visit visit, String sessionId) {
        try {
            sessions.end(visit.requireCaller(), sessionId, visit.client(), visit.now());
            return Redirect.to(PATH).saying("sessions.ended");
        } catch (AuthException refusal) {
            if (refusal.code() != SessionProblem.SESSION_NOT_FOUND) {
                throw refusal;
            }
            return Redirect.to(PATH).saying("sessions.gone");
        }
    }

    @POST
    @Path("end-others")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply endOthers(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(visit, fields.keeping(), answered -> page(visit, answered), () -> {
            int ended = sessions.endOthers(visit.requireCaller(), visit.client(), visit.now());
            String said = ended == 1 ? "sessions.others-ended.one" : "sessions.others-ended.many";
            return Redirect.to(PATH).saying(said, Integer.toString(ended));
        });
    }

    private Page page(Visit visit, Form form) {
        Words words = texts.in(visit.language());
        List<Row> rows = sessions.list(visit.requireCaller(), visit.now()).stream()
                .map(session -> new Row(session, Devices.name(session.device(), words)))
                .toList();
        return Page.of(visit, "account/sessions", new Model(form, rows));
    }
}
