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
import dev.latchkey.social.entity.Identity;
import dev.latchkey.social.entity.ProviderAnswer;
import dev.latchkey.social.entity.SocialProblem;
import dev.latchkey.users.entity.UserProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
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
    SignInGate gate;

    @Inject
    Clock clock;

    /**
     * What a provider's redirect brings, and in which browser.
     *
     * @param browser the random text in the flow's cookie; null without one
     * @param replacedId the session that the browser has already
     */
    public record Callback(
            @Nullable String state,
            ProviderAnswer answer,
            @Nullable String browser,
            @Nullable String replacedId) {
        @Override
        public String toString() {
            return "Callback[…]";
        }
    }

    /**
     * How a callback ends.
     *
     * @param to a path of this server, or a URL on a trusted origin
     * @param ticket null for somebody who did not get in
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
        limits.take(Limit.SIGN_IN, client);
        Flow.Secrets secrets = new Flow.Secrets(SecretTokens.next(""), SecretTokens.next(""));
        String state = flows.begin(new Flow(door.provider().id(), secrets, wish), browser, clock.instant());
        try {
            return door.provider().authorizationUrl(state, secrets);
        } catch (CallbackException unavailable) {
            throw SocialProblem.PROVIDER_UNAVAILABLE.exception();
        }
    }

    /** Ends a flow, for good or bad. */
    public Arrival finish(Door door, Callback back, Client client) {
        Provider provider = door.provider();
        Instant now = clock.instant();
        try {
            limits.take(Limit.SIGN_IN, client);
        } catch (AuthException limited) {
            // No trace: whoever is limited must not fill the audit either.
            return new Arrival(refusedAt(door, null, limited.code().name()), null);
        }
        AuditEntry trace = AuditEntry.of(Action.SIGN_IN, client);
        Flow.Wish wish = null;
        Identity identity = null;
        try {
            Flow flow = flows.use(provider.id(), present(back.state()), present(back.browser()), now);
            wish = flow.wish();
            identity = provider.redeem(back.answer(), flow.secrets()).identity();
            Welcome welcome = enter(door, new Guest(identity, wish.signUp(), client, back.replacedId()), now);
            return welcome.ticket() == null
                    ? new Arrival("/check-mail", null)
                    : new Arrival(wish.destination(welcome.newcomer()), welcome.ticket());
        } catch (CallbackException refusal) {
            gate.refused(trace.about(refusal.userId()).failed(refusal.refusal().name()), now);
            return new Arrival(refusedAt(door, wish, refusal.refusal().name()), null);
        } catch (AuthException refusal) {
            String owner = identity == null ? null : door.owner(identity).orElse(null);
            gate.refused(trace.about(owner).failed(refusal.code().name()), now);
            return new Arrival(refusedAt(door, wish, refusal.code().name()), null);
        }
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
    public String refusedAt(Door door, Flow.@Nullable Wish wish, String code) {
        String page = wish == null ? "/login" : wish.errors();
        String told = Destinations.with(page, "error", CallbackRefusal.parameter(code));
        return wish == null || wish.errorUrl() == null ? Destinations.with(told, "provider", door.label()) : told;
    }
}
