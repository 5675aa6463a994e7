package dev.latchkey.social.control;

import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.social.control.AccountTokens.Kept;
import dev.latchkey.social.entity.CallbackException;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.ProviderTokens;
import dev.latchkey.social.entity.SocialProblem;
import dev.latchkey.users.control.UserTraces.WayIn;
import dev.latchkey.users.control.WaysIn;
import dev.latchkey.users.entity.AccountName;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.UserProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Gives the owner of an account the tokens that its provider gave, and asks for newer ones. No transaction of its own, because it calls the
 * provider; a claim on the row lets one at a time do so, since many providers take a refresh token once and end all of them when it comes again.
 */
@ApplicationScoped
public class TokenDesk {
    /** An access token that ends sooner would be over before it is used. */
    private static final Duration TOO_SHORT = Duration.ofSeconds(5);
    /** Longer than a provider may take, so that it ends by itself only when the server did. */
    private static final Duration CLAIM = Outbound.PATIENCE.multipliedBy(3);

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final long LOOKS = Outbound.PATIENCE.plusSeconds(1).dividedBy(PAUSE);

    /** Each of those who wait has a thread of this node's, which must not run out while a provider is slow. */
    private static final int MAX_WAITING = 16;

    private final Semaphore waiting = new Semaphore(MAX_WAITING);

    @Inject
    WaysIn ways;

    @Inject
    Providers providers;

    @Inject
    AccountTokens store;

    @Inject
    Clock clock;

    /** The tokens of an account. */
    public record Held(WayIn account, ProviderTokens tokens) {
        @Override
        public String toString() {
            return "Held[…]";
        }
    }

    /**
     * Tokens whose access token is good for some seconds, asked for anew when they have to be and can be. {@code ACCOUNT_NOT_FOUND},
     * {@code PROVIDER_NOT_SUPPORTED}, {@code FAILED_TO_GET_ACCESS_TOKEN}, {@code PROVIDER_UNAVAILABLE}.
     */
    public Held good(Caller caller, AccountName name) {
        WayIn account = ways.require(caller.userId(), name);
        Provider provider = provider(account);
        Instant now = clock.instant();
        Kept kept = find(account, now).orElseThrow(SocialProblem.FAILED_TO_GET_ACCESS_TOKEN::exception);
        ProviderTokens tokens = kept.tokens();
        if (tokens.isGoodAt(now.plus(TOO_SHORT)) || (tokens.refreshToken() == null && tokens.isGoodAt(now))) {
            return new Held(account, tokens);
        }
        if (tokens.refreshToken() == null) {
            throw SocialProblem.FAILED_TO_GET_ACCESS_TOKEN.exception();
        }
        return new Held(account, renewed(account, provider, kept, SocialProblem.FAILED_TO_GET_ACCESS_TOKEN));
    }

    /**
     * Newer tokens. {@code ACCOUNT_NOT_FOUND}, {@code PROVIDER_NOT_SUPPORTED}, {@code REFRESH_TOKEN_NOT_FOUND},
     * {@code FAILED_TO_REFRESH_ACCESS_TOKEN}, {@code PROVIDER_UNAVAILABLE}.
     */
    public Held newer(Caller caller, AccountName name) {
        WayIn account = ways.require(caller.userId(), name);
        Provider provider = provider(account);
        Kept kept = find(account, clock.instant())
                .filter(found -> found.tokens().refreshToken() != null)
                .orElseThrow(SocialProblem.REFRESH_TOKEN_NOT_FOUND::exception);
        return new Held(account, renewed(account, provider, kept, SocialProblem.FAILED_TO_REFRESH_ACCESS_TOKEN));
    }

    private Provider provider(WayIn account) {
        return providers.all().stream()
                .filter(provider -> provider.id().equals(account.provider()))
                .findFirst()
                .orElseThrow(SocialProblem.PROVIDER_NOT_SUPPORTED::exception);
    }

    private Optional<Kept> find(WayIn account, Instant now) {
        return store.find(account.id(), now);
    }

    /** Newer ones by this request, or by the one that was at it already. */
    private ProviderTokens renewed(WayIn account, Provider provider, Kept before, SocialProblem failure) {
        String claim = SecretTokens.next("");
        if (!store.claim(account.id(), claim, CLAIM, clock.instant())) {
            return awaited(account, before, failure);
        }
        boolean done = false;
        try {
            // Under the claim: what another request has brought between the look and the claim is not asked for again.
            Kept kept = present(account);
            String refreshToken = kept.tokens().refreshToken();
            if (!kept.version().equals(before.version()) || refreshToken == null) {
                return usable(kept, failure);
            }
            ProviderTokens tokens =
                    provider.refresh(refreshToken, account.accountId()).after(kept.tokens());
            done = true;
            return store.replace(account.id(), claim, tokens, clock.instant())
                    ? tokens
                    : usable(present(account), failure);
        } catch (CallbackException refusal) {
            if (refusal.refusal() == CallbackRefusal.PROVIDER_UNAVAILABLE) {
                throw SocialProblem.PROVIDER_UNAVAILABLE.exception();
            }
            // It will never be good again; the next sign-in may bring another.
            store.replace(account.id(), claim, before.tokens().withoutRefresh(), clock.instant());
            throw failure.exception();
        } finally {
            if (!done) {
                store.release(account.id(), claim);
            }
        }
    }

    private Kept present(WayIn account) {
        return find(account, clock.instant()).orElseThrow(UserProblem.ACCOUNT_NOT_FOUND::exception);
    }

    private ProviderTokens usable(Kept kept, SocialProblem failure) {
        if (!kept.tokens().isGoodAt(clock.instant())) {
            throw failure.exception();
        }
        return kept.tokens();
    }

    /** What the other request gets, for good or bad; {@code PROVIDER_UNAVAILABLE} when it gets nothing, or too many wait already. */
    private ProviderTokens awaited(WayIn account, Kept before, SocialProblem failure) {
        if (!waiting.tryAcquire()) {
            throw SocialProblem.PROVIDER_UNAVAILABLE.exception();
        }
        try {
            return seen(account, before, failure);
        } finally {
            waiting.release();
        }
    }

    private ProviderTokens seen(WayIn account, Kept before, SocialProblem failure) {
        for (long look = 0; look < LOOKS; look++) {
            Kept kept = present(account);
            if (!kept.version().equals(before.version())) {
                if (kept.tokens().refreshToken() == null) {
                    throw failure.exception();
                }
                return usable(kept, failure);
            }
            if (!kept.claimed()) {
                break;
            }
            pause();
        }
        throw SocialProblem.PROVIDER_UNAVAILABLE.exception();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
