package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.TenantFrames;
import dev.latchkey.pages.control.TenantFrames.Frame;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Message;
import dev.latchkey.pages.entity.Option;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Pager;
import dev.latchkey.pages.entity.Query;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.tenants.control.InviteRound;
import dev.latchkey.tenants.control.InviteRound.Answered;
import dev.latchkey.tenants.control.InviteRound.Guests;
import dev.latchkey.tenants.control.InviteRound.Outcome;
import dev.latchkey.tenants.control.Invites;
import dev.latchkey.tenants.entity.TenantRole;
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
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Owners and admins ask people in, several at once, and see what became of every invite. C-21. */
@SignedIn
@Path("tenants/{id}/invites")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class TenantInvitesPage {
    /**
     * What the template shows.
     *
     * @param answers what became of the addresses that were sent just now
     * @param trouble a refused form of one button
     */
    public record Model(
            Frame frame,
            Form form,
            Form trouble,
            List<Answered> answers,
            List<Option> roles,
            List<Row> rows,
            Pager pager) {
        /** How many of the addresses sent just now are invited. */
        public long sent() {
            return answers.stream()
                    .filter(answer -> answer.outcome() == Outcome.SENT)
                    .count();
        }
    }

    /** An invite in the list; {@code status} and {@code role} are labels. */
    public record Row(String id, String email, String role, String status, Instant createdAt, Instant expiresAt) {
        public boolean isPending() {
            return status.equals("pending");
        }

        /** Whether a new link can be sent; it brings an expired invite back. */
        public boolean isRenewable() {
            return isPending() || status.equals("expired");
        }
    }

    /** What a page is made of besides the list. */
    private record Sent(Form form, Form trouble, List<Answered> answers) {
        static Sent nothing() {
            return new Sent(Form.blank(), Form.blank(), List.of());
        }
    }

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    TenantFrames frames;

    @Inject
    Invites invites;

    @Inject
    InviteRound round;

    @GET
    public Reply list(
            @PathParam("id") String id,
            @QueryParam("page") @DefaultValue("1") String page,
            @Context HttpServletRequest http) {
        return page(visits.of(http), id, Pager.paging(page), Sent.nothing());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply invite(@PathParam("id") String id, Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        List<String> addresses = InviteRound.split(fields.text("addresses"));
        Form form = fields.keeping("addresses", "role").requiring("addresses");
        if (addresses.size() > InviteRound.MOST) {
            form = form.wrong(
                    "addresses",
                    Message.of(
                            "invites.too-many",
                            Integer.toString(InviteRound.MOST),
                            Integer.toString(addresses.size())));
        }
        TenantRole role = TenantFrames.role(fields.text("role")).orElse(TenantRole.OWNER);
        if (role == TenantRole.OWNER) {
            form = form.wrong("role", Message.of("wrong.role"));
        }
        Guests guests = new Guests(id, addresses, role);
        return forms.once(visit, form, again -> first(visit, id, new Sent(again, Form.blank(), List.of())), () -> {
            List<Answered> answers = round.invite(visit.requireCaller(), guests, visit.client(), visit.now());
            // Said on this very page, without leading on: the answers of fifty addresses do not fit into a message.
            return first(visit, id, new Sent(mended(answers, role), Form.blank(), answers));
        });
    }

    /** The form with those that are worth another try: what is no address was mistyped. */
    private static Form mended(List<Answered> answers, TenantRole role) {
        String left = answers.stream()
                .filter(answer -> answer.outcome() == Outcome.NO_ADDRESS)
                .map(Answered::address)
                .collect(Collectors.joining("\n"));
        return Form.blank().with("addresses", left).with("role", role.label());
    }

    /** For somebody who loads the address of a form again. */
    @GET
    @Path("{act:resend|cancel}")
    public Reply back(@PathParam("id") String id) {
        return Redirect.to(at(id));
    }

    @POST
    @Path("resend")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply resend(@PathParam("id") String id, Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(visit, fields.keeping(), again -> troubled(visit, id, again), () -> {
            String email = invites.resend(visit.requireCaller(), id, fields.text("invite"), visit.client(), visit.now())
                    .email();
            return Redirect.to(at(id)).saying("invites.resent", email);
        });
    }

    @POST
    @Path("cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply cancel(@PathParam("id") String id, Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(visit, fields.keeping(), again -> troubled(visit, id, again), () -> {
            invites.cancel(visit.requireCaller(), id, fields.text("invite"), visit.client(), visit.now());
            return Redirect.to(at(id)).saying("invites.cancelled");
        });
    }

    private static String at(String tenantId) {
        return TenantFrames.path(tenantId) + "/invites";
    }

    private Page troubled(Visit visit, String id, Form trouble) {
        return first(visit, id, new Sent(Form.blank(), trouble, List.of()));
    }

    private Page first(Visit visit, String id, Sent sent) {
        return page(visit, id, Pager.paging(null), sent);
    }

    private Page page(Visit visit, String id, Paging paging, Sent sent) {
        Frame frame = frames.of(visit, id);
        Invites.Slice found = invites.list(visit.requireCaller(), id, paging);
        List<Row> rows = found.invites().stream()
                .map(invite -> new Row(
                        invite.id(),
                        invite.email(),
                        invite.role().label(),
                        invite.statusAt(visit.now()).label(),
                        invite.createdAt(),
                        invite.expiresAt()))
                .toList();
        List<Option> roles = frames.roles(visit, role -> role != TenantRole.OWNER);
        Pager pager = Pager.of(Query.of(at(id)), paging, found.total());
        return Page.of(
                visit,
                "tenant/invites",
                new Model(frame, sent.form(), sent.trouble(), sent.answers(), roles, rows, pager));
    }
}
