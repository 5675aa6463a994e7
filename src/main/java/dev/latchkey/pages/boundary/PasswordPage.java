package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.passwords.control.PasswordChange;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.self.control.Reauthentication;
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

/** Changes the password; every other device is signed out. {@code /.well-known/change-password} leads here. C-16. */
@InPerson
@SignedIn
@Path("account/password")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class PasswordPage {
    /** What the template shows. */
    public record Model(Form form, String email, boolean password) {}

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    PasswordChange change;

    @Inject
    Reauthentication reauthentication;

    @GET
    public Reply show(@Context HttpServletRequest http) {
        return page(visits.of(http), Form.blank());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply change(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Form form = fields.keeping().requiring("currentPassword", "newPassword");
        return forms.once(visit, form, answered -> page(visit, answered), () -> {
            change.change(
                    visit.requireCaller(),
                    fields.secret("currentPassword"),
                    fields.secret("newPassword"),
                    visit.client(),
                    visit.now());
            return Redirect.to("/account/password").saying("password.changed");
        });
    }

    private Page page(Visit visit, Form form) {
        boolean password = reauthentication.hasPassword(visit.requireCaller());
        return Page.of(
                visit, "account/password", new Model(form, visit.requireCaller().email(), password));
    }
}
