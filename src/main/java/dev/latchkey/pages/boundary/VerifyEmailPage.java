package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.LinkTokens;
import dev.latchkey.pages.control.Notices;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.verification.control.EmailVerification;
import dev.latchkey.verification.control.VerificationStore;
import dev.latchkey.verification.entity.Purpose;
import dev.latchkey.verification.entity.Verification.Proof;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Confirms an address by the mailed link and a button, because mail filters open links by themselves. C-13. */
@Path("verify-email")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class VerifyEmailPage {
    private static final String PATH = "/verify-email";

    /**
     * What the template shows.
     *
     * @param email what is to be confirmed; null when the link is no good
     * @param verified whether the caller's address is confirmed already, so that no other link is needed
     */
    public record Model(Form form, @Nullable String email, boolean verified) {}

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    Notices notices;

    @Inject
    LinkTokens links;

    @Inject
    VerificationStore verifications;

    @Inject
    EmailVerification verification;

    @GET
    public Reply show(@QueryParam("token") @Nullable String token, @Context HttpServletRequest http) {
        return token == null ? page(visits.of(http), Form.blank(), http) : links.carry(token, PATH);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply confirm(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(visit, fields.keeping(), again -> page(visit, again, http), () -> {
            String token = links.of(http, PATH).orElse("");
            String email = email(visit, token).orElse("");
            verification.confirm(token, visit.client(), visit.now());
            Redirect onward = Redirect.to(visit.isSignedIn() ? "/" : "/login").saying("verify.done");
            return onward.cookie(links.forget(PATH)).cookie(notices.keepEmail(email));
        });
    }

    private Page page(Visit visit, Form form, HttpServletRequest http) {
        String email =
                links.of(http, PATH).flatMap(token -> email(visit, token)).orElse(null);
        boolean verified = visit.caller() != null && visit.caller().isEmailVerified();
        String typed = visit.caller() == null
                ? notices.keptEmail(http)
                : visit.caller().email();
        Form shown = email == null ? form.with("email", typed) : form;
        return Page.of(visit, "verify-email", new Model(shown, email, verified));
    }

    private Optional<String> email(Visit visit, String token) {
        return verifications.peek(Purpose.VERIFY_EMAIL, token, visit.now()).map(Proof::email);
    }
}
