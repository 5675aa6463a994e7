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
import dev.latchkey.passwords.control.PasswordReset;
import dev.latchkey.passwords.control.ResetStore;
import dev.latchkey.sessions.control.SessionCookie;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets a new password by the mailed link, or offers another link when this one is no good any more. C-14, C-15. */
@Path("reset-password")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class ResetPasswordPage {
    private static final String PATH = "/reset-password";

    /**
     * What the template shows.
     *
     * @param email whose password it is; null when the link is no good
     */
    public record Model(Form form, @Nullable String email) {}

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    Notices notices;

    @Inject
    LinkTokens links;

    @Inject
    ResetStore resets;

    @Inject
    PasswordReset reset;

    @Inject
    SessionCookie cookie;

    @GET
    public Reply show(@QueryParam("token") @Nullable String token, @Context HttpServletRequest http) {
        return token == null ? page(visits.of(http), Form.blank(), http) : links.carry(token, PATH);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply reset(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Form form = fields.keeping().requiring("newPassword");
        return forms.once(visit, form, again -> page(visit, again, http), () -> {
            String token = links.of(http, PATH).orElse("");
            String email = owner(visit, token).map(EmailAddress::value).orElse("");
            reset.reset(token, fields.secret("newPassword"), visit.client(), visit.now());
            // Every session has ended, this browser's too.
            return Redirect.to("/login")
                    .saying("reset.done")
                    .cookie(links.forget(PATH))
                    .cookie(cookie.gone())
                    .cookie(notices.keepEmail(email));
        });
    }

    private Page page(Visit visit, Form form, HttpServletRequest http) {
        String email = links.of(http, PATH)
                .flatMap(token -> owner(visit, token))
                .map(EmailAddress::value)
                .orElse(null);
        Form shown = email == null ? form.with("email", notices.keptEmail(http)) : form;
        return Page.of(visit, "reset-password", new Model(shown, email));
    }

    private Optional<EmailAddress> owner(Visit visit, String token) {
        return resets.owner(token, visit.now());
    }
}
