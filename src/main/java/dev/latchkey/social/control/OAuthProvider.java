package dev.latchkey.social.control;

import dev.latchkey.social.control.Outbound.Exchange;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.Flow;
import dev.latchkey.social.entity.Grant;
import dev.latchkey.social.entity.Identity;
import dev.latchkey.social.entity.ProviderAnswer;
import dev.latchkey.social.entity.ProviderTokens;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
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
    public URI authorizationUrl(String state, Flow.Secrets secrets) {
        return TokenEndpoint.authorization(
                config.authorization(), config.client(), Map.of("scope", config.scope()), state, secrets);
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
            LOG.log(Level.WARNING, "The provider {0} cannot be used: {1}", config.id(), e.getMessage());
            throw CallbackRefusal.PROVIDER_UNAVAILABLE.exception();
        }
    }
}
