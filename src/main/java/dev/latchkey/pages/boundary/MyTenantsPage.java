package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.tenants.control.InviteAnswers;
import dev.latchkey.tenants.control.Memberships;
import dev.latchkey.tenants.control.Memberships.PendingInvite;
import dev.latchkey.tenants.control.TenantTraces;
import dev.latchkey.tenants.control.TenantTraces.Joined;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the user belongs, and where he is asked to: the one list of his tenants. */
@SignedIn
@Path("account/tenants")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class MyTenantsPage {
    private static final String PATH = "/account/tenants";

    /** What the template shows. */
    public record Model(
            Form form,
            List<Joined> tenants,
            List<PendingInvite> invites,
            @Nullable String activeTenantId,
            boolean verified) {}

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    Memberships memberships;

    @Inject
    InviteAnswers answers;

    @Inject
    TenantTraces traces;

    @GET
    public Reply show(@Context HttpServletRequest http) {
        return page(visits.of(http), Form.blank());
    }

    /** Where a sign-in leads that came between the page and its form. */
    @GET
    @Path("{act:accept|decline}")
    public Reply back() {
        return Redirect.to(PATH);
    }

    @POST
    @Path("accept")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply accept(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(visit, fields.keeping(), answered -> page(visit, answered), () -> {
            String name = answers.accept(
                            visit.requireCaller(), fields.text("invite"), null, visit.client(), visit.now())
                    .tenant()
                    .name();
            return Redirect.to(PATH).saying("tenants.accepted", name);
        });
    }

    @POST
    @Path("decline")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply decline(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(visit, fields.keeping(), answered -> page(visit, answered), () -> {
            answers.decline(visit.requireCaller(), fields.text("invite"), null, visit.client(), visit.now());
            return Redirect.to(PATH).saying("tenants.declined");
        });
    }

    private Page page(Visit visit, Form form) {
        Caller caller = visit.requireCaller();
        Model model = new Model(
                form,
                traces.joined(caller.userId()),
                memberships.of(caller.userId(), caller.email()).invites(),
                caller.activeTenantId(),
                caller.isEmailVerified());
        return Page.of(visit, "account/tenants", model);
    }
}
