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
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.verification.control.VerificationRequest;
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

/** Says that a mail is on its way, and sends it again; alike for every address (promise 12). */
@Path("check-mail")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class CheckMailPage {
    /**
     * What the template shows.
     *
     * @param reset whether the mail brings a reset link; else it asks to confirm the address
     * @param action where the form asks for another mail
     */
    public record Model(Form form, boolean reset, String action) {}

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    Notices notices;

    @Inject
    VerificationRequest verification;

    @GET
    public Reply show(@Context HttpServletRequest http) {
        return page(visits.of(http), kept(http));
    }

    @GET
    @Path("reset")
    public Reply reset(@Context HttpServletRequest http) {
        return Page.of(visits.of(http), "check-mail", new Model(kept(http), true, "/forgot-password"));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply again(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Form form = fields.keeping("email").requiring("email");
        return forms.once(visit, form, answered -> page(visit, answered), () -> {
            EmailAddress email = EmailAddress.of(fields.text("email"));
            verification.ask(email, visit.client(), visit.now());
            return Redirect.to("/check-mail").saying("check-mail.sent").cookie(notices.keepEmail(email.value()));
        });
    }

    private Form kept(HttpServletRequest http) {
        return Form.blank().with("email", notices.keptEmail(http));
    }

    private static Page page(Visit visit, Form form) {
        return Page.of(visit, "check-mail", new Model(form, false, "/check-mail"));
    }
}
