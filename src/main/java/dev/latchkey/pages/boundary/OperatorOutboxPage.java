package dev.latchkey.pages.boundary;

import dev.latchkey.admin.control.MailSupport;
import dev.latchkey.mail.control.OutboxDesk;
import dev.latchkey.mail.control.OutboxDesk.State;
import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.Operators;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Pager;
import dev.latchkey.pages.entity.Query;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.users.entity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Administrators see which mails wait, and send or drop them. */
@SignedIn(as = Role.ADMIN)
@Path("operator/outbox")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class OperatorOutboxPage {
    /**
     * What the template shows.
     *
     * @param form of a refused act
     */
    public record Model(State state, Map<State, Long> counts, List<OutboxDesk.Line> mails, Pager pager, Form form) {
        /** Whether the mails of this state can still be sent or dropped. */
        public boolean isWaiting() {
            return state == State.WAITING || state == State.FAILED;
        }

        public boolean isShown(State other) {
            return state == other;
        }

        public static String label(State state) {
            return Operators.label(state);
        }
    }

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    OutboxDesk outbox;

    @Inject
    MailSupport support;

    @GET
    public Reply list(
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("page") @Nullable String page,
            @Context HttpServletRequest http) {
        State wanted = Operators.chosen(State.values(), state);
        return page(visits.of(http), wanted, Pager.paging(page), Form.blank());
    }

    /** For somebody who loads the address of a form again. */
    @GET
    @Path("{id}/{act}")
    public Reply back() {
        return Redirect.to("/operator/outbox");
    }

    @POST
    @Path("{id}/{act}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply act(
            @PathParam("id") String id, @PathParam("act") String act, Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        State state = Operators.chosen(State.values(), fields.text("state"));
        return forms.once(visit, fields.keeping(), again -> page(visit, state, Pager.paging(null), again), () -> {
            perform(visit, id, act);
            return Redirect.to("/operator/outbox?state=" + Operators.label(state))
                    .saying("operator.done." + act);
        });
    }

    private void perform(Visit visit, String id, String act) {
        switch (act) {
            case "retry" -> support.retry(Operators.of(visit), id);
            case "drop" -> support.drop(Operators.of(visit), id);
            default -> throw RequestProblem.NOT_FOUND.exception();
        }
    }

    private Page page(Visit visit, State state, Paging paging, Form form) {
        Map<State, Long> counts = outbox.counts();
        Query here = Query.of("/operator/outbox").and("state", Operators.label(state));
        Pager pager = Pager.of(here, paging, counts.getOrDefault(state, 0L));
        return Page.of(visit, "operator-outbox", new Model(state, counts, outbox.list(state, paging), pager, form));
    }
}
