package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.LinkTokens;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.self.control.EmailChange;
import dev.latchkey.users.entity.Caller;
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
import org.jspecify.annotations.Nullable;

/**
 * Brings the new address by the mailed link and a button. Not marked {@code @SignedIn}: the token must leave the address
 * before somebody is led to the sign-in, and wait for him meanwhile.
 */
@InPerson(looking = true)
@Path("change-email")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class ChangeEmailPage {
    private static final String PATH = "/change-email";
    private static final Redirect SIGN_IN = Redirect.to("/login?next=" + PATH).saying("email.sign-in");

    /**
     * What the template shows.
     *
     * @param email the new address; null when the link is no good, or another user's
     */
    public record Model(Form form, @Nullable String email) {}

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    LinkTokens links;

    @Inject
    EmailChange change;

    @GET
    public Reply show(@QueryParam("token") @Nullable String token, @Context HttpServletRequest http) {
        if (token != null) {
            return links.carry(token, PATH);
        }
        Visit visit = visits.of(http);
        return visit.isSignedIn() ? page(visit, Form.blank(), http) : SIGN_IN;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply confirm(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Caller caller = visit.caller();
        if (caller == null) {
            return SIGN_IN;
        }
        return forms.once(visit, fields.keeping(), again -> page(visit, again, http), () -> {
            String token = links.of(http, PATH).orElse("");
            EmailAddress email = change.confirm(caller, token, visit.client(), visit.now());
            return Redirect.to("/account/profile")
                    .saying("email.changed", email.value())
                    .cookie(links.forget(PATH));
        });
    }

    private Page page(Visit visit, Form form, HttpServletRequest http) {
        String email = links.of(http, PATH)
                .flatMap(token -> change.offered(visit.requireCaller(), token, visit.now()))
                .map(EmailAddress::value)
                .orElse(null);
        return Page.of(visit, "change-email", new Model(form, email));
    }
}
