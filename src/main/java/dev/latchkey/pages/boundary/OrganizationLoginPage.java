package dev.latchkey.pages.boundary;

import dev.latchkey.limits.control.Limit;
import dev.latchkey.limits.control.RateLimits;
import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.Notices;
import dev.latchkey.pages.control.PageSettings;
import dev.latchkey.pages.control.TenantLead;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Message;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.requests.control.Destinations;
import dev.latchkey.social.control.Door;
import dev.latchkey.users.entity.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks people without a password for the address of their organization, and leads them to its provider. */
@Path("login/organization")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class OrganizationLoginPage {
    /**
     * What the template shows.
     *
     * @param back the login page, which still knows where to go
     */
    public record Model(Form form, String back) {}

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    Notices notices;

    @Inject
    Destinations destinations;

    @Inject
    PageSettings settings;

    @Inject
    TenantLead tenants;

    @Inject
    RateLimits limits;

    @GET
    public Reply show(@QueryParam("next") @Nullable String next, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        if (visit.isSignedIn()) {
            return Redirect.to(destinations.allowed(next).orElse(settings.home()));
        }
        return page(visit, Form.blank().with("email", notices.keptEmail(http)).with("next", next));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply lead(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        String email = fields.text("email");
        Form form = fields.keeping("email", "next").requiring("email");
        return forms.once(
                visit,
                form,
                again -> page(visit, again).cookie(notices.keepEmail(email)),
                () -> led(visit, form, EmailAddress.of(email).value(), http));
    }

    private Reply led(Visit visit, Form form, String email, HttpServletRequest http) {
        Optional<Door> door = tenants.door(email);
        if (door.isEmpty()) {
            limits.take(Limit.SIGN_IN, visit.client());
            return page(visit, form.wrong("email", Message.of("login-organization.none")))
                    .status(400);
        }
        return tenants.lead(door.get(), email, form.value("next"), visit, http);
    }

    private Page page(Visit visit, Form form) {
        String next = form.value("next");
        String back = next.isEmpty() ? "/login" : "/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        return Page.of(visit, "login-organization", new Model(form, back));
    }
}
