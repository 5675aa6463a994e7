package dev.latchkey.pages.boundary;

import dev.latchkey.admin.control.Impersonation;
import dev.latchkey.admin.control.UserDossiers;
import dev.latchkey.admin.control.UserRights;
import dev.latchkey.admin.control.UserSupport;
import dev.latchkey.admin.entity.Operator;
import dev.latchkey.admin.entity.UserDossier;
import dev.latchkey.pages.control.Days;
import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.Operators;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Option;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.users.entity.Plan;
import dev.latchkey.users.entity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All of one user, and what administrators do to him: one form for each act. */
@SignedIn(as = Role.ADMIN)
@Path("operator/users/{id}")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class OperatorUserPage {
    /**
     * What the template shows.
     *
     * @param act the one whose form was refused; empty for none
     * @param self whether the administrator looks at himself
     */
    public record Model(UserDossier user, String act, Form form, List<Option> plans, boolean self) {
        /** The form of an act: the refused one as it was sent, any other as things are. */
        public Form formOf(String name) {
            if (name.equals(act)) {
                return form;
            }
            return Form.blank()
                    .with("plan", user.term().plan())
                    .with("expiresAt", Days.last(user.term().expiresAt()));
        }

        public boolean isOpen(String name) {
            return name.equals(act);
        }

        /** Whether the refusal is said at the head of the page: the refused form has no place for it. */
        public boolean isTrouble() {
            return form.isRefused() && !Set.of("ban", "change-plan").contains(act);
        }

        /** Where the form of an act is sent. */
        public String path(String name) {
            return "/operator/users/" + user.profile().id() + "/" + name;
        }

        /** What he is called. */
        public String title() {
            String name = user.profile().name();
            return name == null || name.isBlank() ? user.profile().email() : name;
        }
    }

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    Operators operators;

    @Inject
    UserDossiers dossiers;

    @Inject
    UserRights rights;

    @Inject
    UserSupport support;

    @Inject
    Impersonation impersonation;

    @Inject
    SessionCookie cookie;

    @GET
    public Reply show(@PathParam("id") String id, @Context HttpServletRequest http) {
        return page(visits.of(http), id, "", Form.blank());
    }

    /** For somebody who loads the address of a form again. */
    @GET
    @Path("{act}")
    public Reply back(@PathParam("id") String id) {
        return Redirect.to(at(dossiers.read(id).profile().id()));
    }

    @POST
    @Path("{act}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply act(
            @PathParam("id") String id, @PathParam("act") String act, Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(
                visit,
                fields.keeping("reason", "until", "plan", "expiresAt"),
                again -> page(visit, id, act, again),
                () -> {
                    if (act.equals("impersonate")) {
                        return impersonate(Operators.of(visit), id, http);
                    }
                    perform(Operators.of(visit), id, act, fields);
                    return Redirect.to(at(id)).saying("operator.done." + act);
                });
    }

    private Redirect impersonate(Operator by, String id, HttpServletRequest http) {
        SessionTicket ticket = impersonation.begin(by, id);
        return Redirect.to("/account").cookie(cookie.of(ticket)).cookie(cookie.ofImpersonator(cookie.presented(http)));
    }

    private void perform(Operator by, String id, String act, Fields fields) {
        switch (act) {
            case "ban" -> rights.ban(by, id, reason(fields), Days.end("until", fields.text("until")));
            case "unban" -> rights.unban(by, id);
            case "promote" -> rights.assignRole(by, id, Role.ADMIN);
            case "demote" -> rights.assignRole(by, id, Role.USER);
            case "unlock" -> support.unlock(by, id);
            case "end-session" -> support.endSession(by, id, fields.text("session"));
            case "end-sessions" -> support.endSessions(by, id);
            case "send-verification" -> support.resendVerification(by, id);
            case "change-plan" ->
                support.changePlan(by, id, plan(fields), Days.end("expiresAt", fields.text("expiresAt")));
            default -> throw RequestProblem.NOT_FOUND.exception();
        }
    }

    private static @Nullable String reason(Fields fields) {
        String reason = fields.text("reason");
        return reason.isEmpty() ? null : reason;
    }

    private static Plan plan(Fields fields) {
        return Operators.plan(fields.text("plan")).orElseThrow(RequestProblem.VALIDATION_ERROR::exception);
    }

    private static String at(String id) {
        return "/operator/users/" + id;
    }

    private Page page(Visit visit, String id, String act, Form form) {
        UserDossier user = dossiers.read(id);
        boolean self = visit.requireCaller().userId().equals(id);
        return Page.of(visit, "operator-user", new Model(user, act, form, operators.plans(visit), self));
    }
}
