package dev.latchkey.social.control;

import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.limits.control.Limit;
import dev.latchkey.limits.control.RateLimits;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.control.Destinations;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.signin.control.SignInGate;
import dev.latchkey.social.control.SocialEntry.Guest;
import dev.latchkey.social.control.SocialEntry.Welcome;
import dev.latchkey.social.entity.CallbackException;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.Flow;
import dev.latchkey.social.entity.Grant;
import dev.latchkey.social.entity.Identity;
import dev.latchkey.social.entity.ProviderAnswer;
import dev.latchkey.social.entity.SocialProblem;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.UserProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signs in at a provider: out to it, and back. No transaction of its own: HTTP must not hold a connection. S4-55 to S4-63, S5-36 to S5-45. */
@ApplicationScoped
public class SocialSignIn {
    @Inject
    Providers providers;

    @Inject
    RateLimits limits;

    @Inject
    FlowStore flows;

    @Inject
    SocialEntry entry;

    @Inject
    LinkEntry links;

    @Inject
    SignInGate gate;

    @Inject
    Clock clock;

    /**
     * What is to begin.
     *
     * @param link who links the account to his own; null for a sign-in
     */
    record Start(Door door, Flow.Wish wish, Flow.@Nullable Link link) {}

    /**
     * What a provider's redirect brings, and in which browser.
     *
     * @param browser the random text in the flow's cookie; null without one
     * @param caller who is signed in in that browser already
     */
    public record Callback(
            @Nullable String state,
            ProviderAnswer answer,
            @Nullable String browser,
            @Nullable Caller caller) {
        @Override
        public String toString() {
            return "Callback[…]";
        }
    }

    /**
     * How a callback ends.
     *
     * @param to a path of this server, or a URL on a trusted origin
     * @param ticket null for somebody who did not get in, or was in already
     */
    public record Arrival(String to, @Nullable SessionTicket ticket) {}

    /** A provider of the operator's; its people have accounts of their own here. */
    private record OperatorDoor(Provider provider, SocialEntry entry) implements Door {
        @Override
        public String label() {
            return provider.id();
        }

        @Override
        public Welcome enter(Guest guest, Instant now) {
            return entry.enter(guest, now);
        }

        @Override
        public Optional<String> owner(Identity identity) {
            return entry.owner(identity);
        }
    }

    /** The door of a provider that the operator has set; {@code PROVIDER_NOT_FOUND}. */
    public Door door(String provider) {
        return new OperatorDoor(providers.require(provider), entry);
    }

    /**
     * Begins a flow of this browser. {@code RATE_LIMITED}, {@code PROVIDER_UNAVAILABLE}.
     *
     * @return where to send it
     */
    public URI begin(Door door, Flow.Wish wish, String browser, Client client) {
        return begin(new Start(door, wish, null), browser, client);
    }

    URI begin(Start start, String browser, Client client) {
        limits.take(Limit.SIGN_IN, client);
        Flow.Secrets secrets = new Flow.Secrets(SecretTokens.next(""), SecretTokens.next(""));
        try {
            Provider provider = start.door().provider();
            Flow flow = new Flow(provider.id(), secrets, start.wish(), start.link());
            String state = flows.begin(flow, browser, clock.instant());
            return provider.authorizationUrl(state, secrets, start.wish().scopes());
        } catch (CallbackException unavailable) {
            throw SocialProblem.PROVIDER_UNAVAILABLE.exception();
        }
    }

    /** Ends a flow, for good or bad. */
    public Arrival finish(Door door, Callback back, Client client) {
        Flow flow = null;
        try {
            flow = flows.use(door.provider().id(), present(back.state()), present(back.browser()), clock.instant());
            return flow.link() == null ? entered(door, flow, back, client) : linked(door, flow, back, client);
        } catch (CallbackException refusal) {
            return flow == null && refusal.flow() == null
                    ? unknown(door, refusal, client)
                    : refused(door, flow == null ? refusal.flow() : flow, refusal, client);
        }
    }

    /** A flow is counted once, where it begins; what belongs to none is counted here, and whoever is limited must not fill the audit either. */
    private Arrival unknown(Door door, CallbackException refusal, Client client) {
        try {
            limits.take(Limit.SIGN_IN, client);
        } catch (AuthException limited) {
            return new Arrival(refusedAt(door.label(), null, limited.code().name()), null);
        }
        return refused(door, null, refusal, client);
    }

    /** Ends a flow that may not go on, and leaves the trace of it. */
    private Arrival refused(Door door, @Nullable Flow flow, CallbackException refusal, Client client) {
        Flow.Link link = flow == null ? null : flow.link();
        String code = refusal.refusal().name();
        AuditEntry trace = link == null
                ? AuditEntry.of(Action.SIGN_IN, client).about(refusal.userId())
                : AuditEntry.of(Action.ACCOUNT_LINK, client).about(link.userId());
        gate.refused(trace.failed(code), clock.instant());
        if (flow != null && link != null) {
            return new Arrival(SocialLinking.refusedAt(flow, code), null);
        }
        return new Arrival(refusedAt(door.label(), flow == null ? null : flow.wish(), code), null);
    }

    private Arrival linked(Door door, Flow flow, Callback back, Client client) {
        Flow.Link link = Objects.requireNonNull(flow.link());
        Caller caller = SocialLinking.same(link, back.caller());
        links.link(caller, redeemed(door, flow, back), client, clock.instant());
        return new Arrival(flow.wish().callbackUrl(), null);
    }

    private Arrival entered(Door door, Flow flow, Callback back, Client client) {
        Flow.Wish wish = flow.wish();
        Grant grant = redeemed(door, flow, back);
        Caller caller = back.caller();
        Instant now = clock.instant();
        try {
            Welcome welcome = enter(
                    door, new Guest(grant, wish.signUp(), client, caller == null ? null : caller.sessionId()), now);
            return welcome.ticket() == null
                    ? new Arrival("/check-mail", null)
                    : new Arrival(wish.destination(welcome.newcomer()), welcome.ticket());
        } catch (AuthException refusal) {
            AuditEntry trace = AuditEntry.of(Action.SIGN_IN, client);
            String code = refusal.code().name();
            gate.refused(trace.about(door.owner(grant.identity()).orElse(null)).failed(code), now);
            return new Arrival(refusedAt(door.label(), wish, code), null);
        }
    }

    private static Grant redeemed(Door door, Flow flow, Callback back) {
        Provider provider = door.provider();
        return provider.redeem(back.answer(), flow.secrets())
                .orScopes(provider.scopes(flow.wish().scopes()));
    }

    private static String present(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            throw CallbackRefusal.STATE_MISMATCH.exception();
        }
        return text;
    }

    /** Of two first sign-ins at once one makes the account, and the other finds it at its second try. */
    private static Welcome enter(Door door, Guest guest, Instant now) {
        try {
            return door.enter(guest, now);
        } catch (AuthException refusal) {
            if (refusal.code() != UserProblem.USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL) {
                throw refusal;
            }
            return door.enter(guest, now);
        }
    }

    /** The page of errors that was wished for, else the login page, which still knows where to go and at whom it failed. S4-63. */
    public static String refusedAt(String label, Flow.@Nullable Wish wish, String code) {
        String page = wish == null ? "/login" : wish.errors();
        String told = Destinations.with(page, "error", CallbackRefusal.parameter(code));
        return wish == null || wish.errorUrl() == null ? Destinations.with(told, "provider", label) : told;
    }
}
