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
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.self.control.Reauthentication;
import dev.latchkey.self.control.UserDeletion;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.tenants.control.Departure;
import dev.latchkey.tenants.control.Departure.Standing;
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

/** Deletes the account: says what goes with it, and asks for the address and the password. */
@InPerson
@SignedIn
@Path("account/delete")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class DeleteAccountPage {
    /** What the template shows. */
    public record Model(Form form, String email, boolean password, List<Standing> standings) {
        /** The names of tenants that go with the account. */
        public List<String> going() {
            return standings.stream()
                    .filter(Standing::isAlone)
                    .map(Standing::tenantName)
                    .toList();
        }

        /** The names of tenants that keep it from going. */
        public List<String> stranded() {
            return standings.stream()
                    .filter(Standing::isNeeded)
                    .map(Standing::tenantName)
                    .toList();
        }
    }

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    UserDeletion deletion;

    @Inject
    Reauthentication reauthentication;

    @Inject
    Departure departure;

    @Inject
    SessionCookie cookie;

    @GET
    public Reply show(@Context HttpServletRequest http) {
        return page(visits.of(http), Form.blank());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply delete(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Caller caller = visit.requireCaller();
        Form form = fields.keeping("confirm");
        if (!fields.text("confirm").equalsIgnoreCase(caller.email())) {
            form = form.wrong("confirm", Message.of("delete.mismatch"));
        }
        return forms.once(visit, form, answered -> page(visit, answered), () -> {
            deletion.delete(caller, fields.secret("password"), visit.client(), visit.now());
            return Redirect.to("/login").saying("delete.done").cookie(cookie.gone());
        });
    }

    private Page page(Visit visit, Form form) {
        Caller caller = visit.requireCaller();
        Model model = new Model(
                form, caller.email(), reauthentication.hasPassword(caller), departure.standings(caller.userId()));
        return Page.of(visit, "account/delete", model);
    }
}
