package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.self.control.EmailChange;
import dev.latchkey.self.control.EmailChange.Wanted;
import dev.latchkey.self.control.Reauthentication;
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

/** Asks for another address. The answer is the same for one that somebody has. */
@InPerson
@SignedIn
@Path("account/email")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class EmailPage {
    /** What the template shows. */
    public record Model(Form form, String email, boolean password) {}

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    EmailChange change;

    @Inject
    Reauthentication reauthentication;

    @GET
    public Reply show(@Context HttpServletRequest http) {
        return page(visits.of(http), Form.blank());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply request(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Form form = fields.keeping("email").requiring("email");
        return forms.once(visit, form, answered -> page(visit, answered), () -> {
            EmailAddress email = EmailAddress.of(fields.text("email"));
            Wanted wanted = new Wanted(email, fields.secret("password"));
            change.request(visit.requireCaller(), wanted, visit.client(), visit.now());
            return Redirect.to("/account/profile").saying("email.sent", email.value());
        });
    }

    private Page page(Visit visit, Form form) {
        boolean password = reauthentication.hasPassword(visit.requireCaller());
        return Page.of(
                visit, "account/email", new Model(form, visit.requireCaller().email(), password));
    }
}
