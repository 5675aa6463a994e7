package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.Notices;
import dev.latchkey.pages.control.PageSettings;
import dev.latchkey.pages.control.ProviderButtons;
import dev.latchkey.pages.control.TenantLead;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Message;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.ProviderButton;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.passwords.control.PasswordPolicy;
import dev.latchkey.passwords.entity.PasswordProblem;
import dev.latchkey.requests.control.Destinations;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.signin.control.PasswordSignIn;
import dev.latchkey.signin.control.PasswordSignIn.Attempt;
import dev.latchkey.signin.control.SignInGate.Entered;
import dev.latchkey.social.control.Door;
import dev.latchkey.sso.control.TenantSignIn;
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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Signs in, and leads to the page that was wanted. */
@Path("login")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class LoginPage {
    /** The way of whoever wants no other one. */
    private static final String PASSWORD = "password";

    private static final Set<String> CARRY = Set.of("/forgot-password", "/signup");

    /**
     * What the template shows.
     *
     * @param organization where people go whose organization has a provider of its own; null when none has
     */
    public record Model(
            Form form,
            List<ProviderButton> providers,
            @Nullable String organization) {
        /** Whether sign-in waits for the address to be confirmed. */
        public boolean isUnverified() {
            return Message.of("error.EMAIL_NOT_VERIFIED").equals(form.problem());
        }
    }

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
    PasswordSignIn signIn;

    @Inject
    SessionCookie cookie;

    @Inject
    ProviderButtons providers;

    @Inject
    TenantSignIn tenants;

    @Inject
    TenantLead lead;

    @GET
    public Reply show(
            @QueryParam("next") @Nullable String next,
            @QueryParam("error") @Nullable String error,
            @QueryParam("provider") @Nullable String provider,
            @QueryParam("way") @Nullable String way,
            @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        if (visit.isSignedIn()) {
            return Redirect.to(onward(next));
        }
        Form form = Form.blank()
                .with("email", notices.keptEmail(http))
                .with("remember", "on")
                .with("next", next)
                // Whose provider is down must not be led there for ever.
                .with("way", TenantSignIn.LABEL.equals(provider) ? PASSWORD : way);
        return page(visit, providers.refusal(error, provider).map(form::refused).orElse(form));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply signIn(Fields fields, @Context HttpServletRequest http) {
        String email = fields.text("email");
        if (CARRY.contains(fields.text("carry"))) {
            return Redirect.to(fields.text("carry")).cookie(notices.keepEmail(email));
        }
        Visit visit = visits.of(http);
        Form form = fields.keeping("email", "remember", "next", "way");
        // A form without a password is refused before anything is looked up, so that trying domains counts as signing
        // in.
        boolean asked =
                PASSWORD.equals(fields.text("way")) || fields.secret("password").isBlank();
        Optional<Door> door = asked ? Optional.empty() : lead.door(email);
        if (door.isPresent()) {
            return forms.once(
                    visit,
                    form,
                    again -> page(visit, again).cookie(notices.keepEmail(email)),
                    () -> lead.lead(door.get(), email, fields.text("next"), visit, http));
        }
        return forms.once(
                visit,
                form.requiring("email", "password"),
                answered -> page(visit, answered).cookie(notices.keepEmail(email)),
                () -> enter(visit, fields, cookie.replacedBy(http)));
    }

    private Redirect enter(Visit visit, Fields fields, @Nullable String replacedId) {
        String password = fields.secret("password");
        if (password.length() > PasswordPolicy.MAX_INPUT) {
            throw PasswordProblem.PASSWORD_TOO_LONG.exception();
        }
        Attempt attempt =
                new Attempt(EmailAddress.of(fields.text("email")), password, fields.isOn("remember"), replacedId);
        Entered entered = signIn.signIn(attempt, visit.client());
        return Redirect.to(onward(fields.text("next"))).cookie(cookie.of(entered.ticket()));
    }

    private String onward(@Nullable String next) {
        return destinations.allowed(next).orElse(settings.home());
    }

    private Page page(Visit visit, Form form) {
        String next = form.value("next");
        String organization = "/login/organization"
                + (next.isEmpty() ? "" : "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
        return Page.of(
                visit, "login", new Model(form, providers.leadingTo(next), tenants.isOffered() ? organization : null));
    }
}
