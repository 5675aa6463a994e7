package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Message;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.tenants.control.InviteAnswers;
import dev.latchkey.tenants.control.Memberships;
import dev.latchkey.tenants.control.TenantCreation;
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
import org.jspecify.annotations.Nullable;

/** Where the user belongs, where he is asked to, and a new tenant of his own. */
@SignedIn
@Path("account/tenants")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class MyTenantsPage {
    private static final String PATH = "/account/tenants";
    private static final int MAX_NAME = 200;

    /** What the template shows. */
    public record Model(
            Form form, Memberships.Found found, @Nullable String activeTenantId, boolean verified) {}

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    Memberships memberships;

    @Inject
    InviteAnswers answers;

    @Inject
    TenantCreation creation;

    @GET
    public Reply show(@Context HttpServletRequest http) {
        return page(visits.of(http), Form.blank());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply create(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        String name = fields.text("tenant");
        Form form = fields.keeping("tenant").requiring("tenant");
        if (name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            form = form.wrong("tenant", Message.of("wrong.tenant"));
        }
        return forms.once(visit, form, answered -> page(visit, answered), () -> {
            creation.create(visit.requireCaller(), name, null, visit.client(), visit.now());
            return Redirect.to(PATH).saying("tenants.created", name);
        });
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
        Memberships.Found found = memberships.of(caller.userId(), caller.email());
        return Page.of(
                visit, "account/tenants", new Model(form, found, caller.activeTenantId(), caller.isEmailVerified()));
    }
}
