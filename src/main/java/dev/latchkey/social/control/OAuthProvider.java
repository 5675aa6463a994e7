package dev.latchkey.social.control;

import dev.latchkey.social.control.Outbound.Exchange;
import dev.latchkey.social.entity.CallbackException;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.Flow;
import dev.latchkey.social.entity.Grant;
import dev.latchkey.social.entity.Identity;
import dev.latchkey.social.entity.ProviderAnswer;
import dev.latchkey.social.entity.ProviderTokens;
import dev.latchkey.social.entity.Scopes;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** A provider without ID tokens: whoever the access token is for is asked for with it. */
final class OAuthProvider implements Provider {
    private static final Logger LOG = System.getLogger(OAuthProvider.class.getName());

    private final OAuthConfig config;
    private final Userinfo userinfo;
    private final Outbound outbound;
    private final Clock clock;

    /** Asks a provider whose token that is. */
    interface Userinfo {
        Identity whoIs(String accessToken, OAuthConfig config, Exchange exchange) throws IOException;
    }

    OAuthProvider(OAuthConfig config, Userinfo userinfo, Outbound outbound, Clock clock) {
        this.config = config;
        this.userinfo = userinfo;
        this.outbound = outbound;
        this.clock = clock;
    }

    @Override
    public String id() {
        return config.id();
    }

    @Override
    public String name() {
        return config.name();
    }

    @Override
    public List<String> scopes(List<String> more) {
        return Scopes.joined(Scopes.of(config.scope()), more);
    }

    @Override
    public URI authorizationUrl(String state, Flow.Secrets secrets, List<String> more) {
        Map<String, String> scope = Map.of("scope", String.join(" ", scopes(more)));
        return TokenEndpoint.authorization(config.authorization(), config.client(), scope, state, secrets);
    }

    @Override
    public ProviderTokens refresh(String refreshToken, String subject) {
        try {
            return new TokenEndpoint(config.token(), config.client(), false)
                    .refresh(outbound.exchange(), refreshToken, clock.instant());
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Grant redeem(ProviderAnswer answer, Flow.Secrets secrets) {
        String issuer = config.issuer();
        if (issuer != null) {
            answer.requireIssuer(issuer, false);
        }
        String code = answer.requireCode();
        try {
            Exchange exchange = outbound.exchange();
            ProviderTokens tokens = new TokenEndpoint(config.token(), config.client(), false)
                    .redeem(exchange, code, secrets, clock.instant());
            String accessToken = tokens.accessToken();
            if (accessToken == null) {
                throw new IOException("no access token");
            }
            Identity identity = userinfo.whoIs(accessToken, config, exchange);
            if (!IdTokenCheck.isSubject(identity.subject())) {
                throw new IOException("no id");
            }
            return new Grant(identity, tokens);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private CallbackException unavailable(IOException why) {
        LOG.log(Level.WARNING, "The provider {0} cannot be used: {1}", config.id(), why.getMessage());
        return CallbackRefusal.PROVIDER_UNAVAILABLE.exception();
    }
}
