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
import dev.latchkey.passwords.control.ForgottenPassword;
import dev.latchkey.users.entity.EmailAddress;
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

/** Asks for a reset link; what follows looks alike for every address. C-15, promise 12. */
@Path("forgot-password")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class ForgotPasswordPage {
    /** What the template shows. */
    public record Model(Form form) {}

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    Notices notices;

    @Inject
    ForgottenPassword forgotten;

    @GET
    public Reply show(@Context HttpServletRequest http) {
        return page(visits.of(http), Form.blank().with("email", notices.keptEmail(http)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply ask(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Form form = fields.keeping("email").requiring("email");
        return forms.once(visit, form, again -> page(visit, again), () -> {
            EmailAddress email = EmailAddress.of(fields.text("email"));
            forgotten.ask(email, visit.client(), visit.now());
            return Redirect.to("/check-mail/reset").cookie(notices.keepEmail(email.value()));
        });
    }

    private static Page page(Visit visit, Form form) {
        return Page.of(visit, "forgot-password", new Model(form));
    }
}
