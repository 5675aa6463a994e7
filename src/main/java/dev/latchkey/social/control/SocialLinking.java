package dev.latchkey.social.control;

import dev.latchkey.requests.control.Destinations;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.self.control.Reauthentication;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.Flow;
import dev.latchkey.users.entity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Links an account of a provider to that of somebody who is signed in. No transaction of its own, as {@link SocialSignIn}. C-36. */
@ApplicationScoped
public class SocialLinking {
    /** Where linked accounts are shown, and what went wrong is said. */
    public static final String PAGE = "/account/connections";

    @Inject
    SocialSignIn signIn;

    @Inject
    Reauthentication reauthentication;

    @Inject
    FlowCookie cookie;

    @Inject
    Clock clock;

    /**
     * Begins it for a caller who has signed in a short while ago, because the account is a way in for good; {@code SESSION_NOT_FRESH},
     * {@code PROVIDER_NOT_FOUND}, {@code RATE_LIMITED}, {@code PROVIDER_UNAVAILABLE}.
     */
    public SocialFlows.Begun begin(String provider, Flow.Wish wish, Caller caller, Client client) {
        reauthentication.requireFresh(caller, clock.instant());
        String browser = SecretTokens.next("");
        Flow.Link link = new Flow.Link(caller.userId(), caller.sessionId());
        URI url = signIn.begin(new SocialSignIn.Start(signIn.door(provider), wish, link), browser, client);
        return new SocialFlows.Begun(url, cookie.of(browser));
    }

    /** The caller, when he is in the very session that began the flow; else {@code STATE_MISMATCH}. */
    static Caller same(Flow.Link link, @Nullable Caller caller) {
        if (caller == null
                || !caller.userId().equals(link.userId())
                || !caller.sessionId().equals(link.sessionId())) {
            throw CallbackRefusal.STATE_MISMATCH.exception();
        }
        return caller;
    }

    /** The page of errors that was wished for, else that of the linked accounts. */
    static String refusedAt(Flow flow, String code) {
        String page = flow.wish().errorUrl();
        String told = Destinations.with(page == null ? PAGE : page, "error", CallbackRefusal.parameter(code));
        return page == null ? Destinations.with(told, "provider", flow.provider()) : told;
    }
}
