package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.control.Destinations;
import dev.latchkey.social.control.Door;
import dev.latchkey.social.control.SocialFlows;
import dev.latchkey.social.control.SocialSignIn;
import dev.latchkey.social.entity.Flow;
import dev.latchkey.social.entity.SocialProblem;
import dev.latchkey.sso.control.TenantSignIn;
import dev.latchkey.users.entity.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Leads people whose address is of a tenant's proved domain to the provider of that tenant. ADR 23. */
@ApplicationScoped
public class TenantLead {
    @Inject
    TenantSignIn tenants;

    @Inject
    SocialFlows flows;

    @Inject
    Destinations destinations;

    @Inject
    PageSettings settings;

    @Inject
    Notices notices;

    /**
     * What the page in between shows.
     *
     * @param url at the provider, where the page leads by itself
     */
    public record Model(String url, String host) {}

    /** Where people with that address sign in; nothing for what is no address. */
    public Optional<Door> door(String typed) {
        try {
            return tenants.doorFor(EmailAddress.of(typed));
        } catch (AuthException none) {
            return Optional.empty();
        }
    }

    /**
     * A page that leads on by itself, and not a redirect: a form of ours may send nobody to another site (CSP form-action).
     *
     * @param next where he wants to go afterwards
     */
    public Reply lead(Door door, String email, String next, Visit visit, HttpServletRequest http) {
        Flow.Wish wish = flows.wish(destinations.allowed(next).orElse(settings.home()), null, null, true);
        try {
            SocialFlows.Begun begun = flows.begin(door, wish, http);
            // OpenID Connect Core section 3.1.2.1: so that nobody types it twice.
            String hint = URLEncoder.encode(email, StandardCharsets.UTF_8);
            URI url = URI.create(Destinations.with(begun.url().toString(), "login_hint", hint));
            return Page.of(visit, "leading", new Model(url.toString(), url.getHost()))
                    .cookie(begun.cookie())
                    .cookie(notices.keepEmail(email));
        } catch (AuthException refusal) {
            if (refusal.code() != SocialProblem.PROVIDER_UNAVAILABLE) {
                throw refusal;
            }
            return Redirect.to(SocialSignIn.refusedAt(
                            door.label(), wish, refusal.code().name()))
                    .cookie(notices.keepEmail(email));
        }
    }
}
