package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Countries;
import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.Notices;
import dev.latchkey.pages.control.PageSettings;
import dev.latchkey.pages.control.ProviderButtons;
import dev.latchkey.pages.control.TenantLead;
import dev.latchkey.pages.control.Texts;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Option;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.ProviderButton;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.passwords.control.PasswordPolicy;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.signin.control.SignUp;
import dev.latchkey.signin.control.SignUp.Application;
import dev.latchkey.social.control.Door;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.Profile;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes an account with a tenant of its own (C-19), and signs in unless the address has to be confirmed first. */
@Path("signup")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class SignupPage {
    private static final int MAX_TENANT_NAME = 200;

    /** What the template shows. */
    public record Model(Form form, List<Option> countries, List<ProviderButton> providers) {
        /** Whether the optional part is shown: when something stands in it. */
        public boolean isMoreOpen() {
            return Stream.of("company", "country", "phone")
                    .anyMatch(name -> !form.value(name).isEmpty() || form.error(name) != null);
        }
    }

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    Notices notices;

    @Inject
    Texts texts;

    @Inject
    PageSettings settings;

    @Inject
    SignUp signUp;

    @Inject
    SessionCookie cookie;

    @Inject
    ProviderButtons providers;

    @Inject
    TenantLead lead;

    @GET
    public Reply show(@Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        if (visit.isSignedIn()) {
            return Redirect.to(settings.home());
        }
        return page(visit, Form.blank().with("email", notices.keptEmail(http)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply signUp(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Form form =
                fields.keeping("name", "email", "company", "country", "phone").requiring("name", "email", "password");
        return forms.once(visit, form, answered -> page(visit, answered), () -> {
            // A password that nobody has confirmed would keep the organization's own way in shut.
            Optional<Door> door = lead.door(fields.text("email"));
            return door.isPresent()
                    ? lead.lead(door.get(), fields.text("email"), "", visit, http)
                    : begin(visit, fields, cookie.replacedBy(http));
        });
    }

    private Redirect begin(Visit visit, Fields fields, @Nullable String replacedId) {
        Profile profile = new Profile(
                        fields.text("name"), null, fields.text("company"), fields.text("country"), fields.text("phone"))
                .checked();
        EmailAddress email = EmailAddress.of(fields.text("email"));
        Application wanted = new Application(
                email,
                fields.secret("password"),
                profile,
                PasswordPolicy.MIN_LENGTH,
                tenantName(visit, profile),
                replacedId);
        return signUp.signUp(wanted, visit.client())
                .ticket()
                .map(ticket -> welcome(profile, ticket))
                .orElseGet(() -> Redirect.to("/check-mail"))
                .cookie(notices.keepEmail(email.value()));
    }

    private Redirect welcome(Profile profile, SessionTicket ticket) {
        return Redirect.to(settings.home())
                .saying("signup.welcome", String.valueOf(profile.name()))
                .cookie(cookie.of(ticket));
    }

    /** The company, else "Ann's organization" in his language; a name too long for that stands alone. */
    private @Nullable String tenantName(Visit visit, Profile profile) {
        String own = String.valueOf(profile.name());
        String name = texts.in(visit.language()).say("signup.tenant", own);
        return signUp.tenantName(profile.company(), name.length() <= MAX_TENANT_NAME ? name : own);
    }

    private Page page(Visit visit, Form form) {
        return Page.of(visit, "signup", new Model(form, Countries.in(visit.language()), providers.leadingTo("")));
    }
}
