package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Message;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.control.Destinations;
import dev.latchkey.self.control.Unlinking;
import dev.latchkey.social.control.Provider;
import dev.latchkey.social.control.Providers;
import dev.latchkey.social.control.SocialFlows;
import dev.latchkey.social.control.SocialLinking;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.Flow;
import dev.latchkey.social.entity.SocialProblem;
import dev.latchkey.tenants.control.TenantTraces;
import dev.latchkey.users.control.UserTraces;
import dev.latchkey.users.control.UserTraces.WayIn;
import dev.latchkey.users.entity.AccountName;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.UserProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the page of the ways in shows and does. */
@ApplicationScoped
public class Connections {
    private static final String PATH = SocialLinking.PAGE;

    @Inject
    UserTraces users;

    @Inject
    TenantTraces tenants;

    @Inject
    Providers providers;

    @Inject
    ProviderButtons buttons;

    @Inject
    SocialLinking linking;

    @Inject
    Unlinking unlinking;

    /**
     * What the template of the list shows.
     *
     * @param password since when there is one; null without
     * @param organizations in whose providers he has signed in
     * @param others what may be connected yet
     * @param last whether only one way in is left
     * @param unproved the user's address while nobody has proved it: then only accounts with the same one can be connected
     * @param connected what was connected just now; null: nothing
     */
    public record Listed(
            Form form,
            @Nullable Instant password,
            List<Row> rows,
            List<String> organizations,
            List<Other> others,
            boolean last,
            @Nullable String unproved,
            @Nullable String connected) {}

    /** An account of a provider; its name is what people call it. */
    public record Row(String id, String provider, String name, Instant since) {}

    /** A provider without one. */
    public record Other(String provider, String name) {}

    /** What the template of the way out shows. */
    public record Leaving(String name, URI there) {}

    /** The ways in of the caller. */
    public Listed list(Visit visit, Form form, @Nullable String connected) {
        List<WayIn> ways = users.waysIn(visit.requireCaller().userId());
        List<Row> rows = ways.stream()
                .filter(way -> !way.isPassword())
                .map(way -> new Row(way.id(), way.provider(), name(way.provider()), way.createdAt()))
                .toList();
        List<Other> others = providers.all().stream()
                .filter(provider ->
                        rows.stream().noneMatch(row -> row.provider().equals(provider.id())))
                .map(provider -> new Other(provider.id(), provider.name()))
                .toList();
        Instant password = ways.stream()
                .filter(WayIn::isPassword)
                .map(WayIn::createdAt)
                .findFirst()
                .orElse(null);
        List<String> organizations = tenants.joined(visit.requireCaller().userId()).stream()
                .filter(tenant -> tenant.subject() != null)
                .map(TenantTraces.Joined::name)
                .toList();
        // A link can say only what is true.
        String now = rows.stream()
                .filter(row -> row.provider().equals(connected))
                .map(Row::name)
                .findFirst()
                .orElse(null);
        Caller caller = visit.requireCaller();
        String unproved = caller.isEmailVerified() ? null : caller.email();
        return new Listed(
                form, password, rows, organizations, others, ways.size() == 1, unproved, form.isRefused() ? null : now);
    }

    /** An account of a provider that is set up no more has no other name. */
    private String name(String provider) {
        return providers.all().stream()
                .filter(known -> known.id().equals(provider))
                .map(Provider::name)
                .findFirst()
                .orElse(provider);
    }

    /** What is said when connecting has failed. */
    public Optional<Message> refusal(@Nullable String error, @Nullable String provider) {
        return buttons.linkRefusal(error, provider);
    }

    /**
     * Begins to connect, and shows the page that leads to the provider: a form itself may not, by its page's policy.
     * {@code SESSION_NOT_FRESH}, {@code PROVIDER_NOT_FOUND}, {@code RATE_LIMITED}.
     */
    public Reply connect(Visit visit, String provider) {
        Flow.Wish wish = new Flow.Wish(Destinations.with(PATH, "connected", provider), null, null, false);
        try {
            SocialFlows.Begun begun = linking.begin(provider, wish, visit.requireCaller(), visit.client());
            return Page.of(visit, "account/connect", new Leaving(name(provider), begun.url()))
                    .cookie(begun.cookie());
        } catch (AuthException refusal) {
            if (refusal.code() != SocialProblem.PROVIDER_UNAVAILABLE) {
                throw refusal;
            }
            String error = CallbackRefusal.parameter(refusal.code().name());
            return Redirect.to(Destinations.with(Destinations.with(PATH, "error", error), "provider", provider));
        }
    }

    /** Disconnects; one that is gone already is no error to the person. {@code SESSION_NOT_FRESH}, {@code FAILED_TO_UNLINK_LAST_ACCOUNT}. */
    public Redirect disconnect(Visit visit, String account) {
        try {
            unlinking.unlink(visit.requireCaller(), new AccountName(null, account), visit.client(), visit.now());
            return Redirect.to(PATH).saying("connections.disconnected");
        } catch (AuthException refusal) {
            if (refusal.code() != UserProblem.ACCOUNT_NOT_FOUND) {
                throw refusal;
            }
            return Redirect.to(PATH).saying("connections.gone");
        }
    }
}
