package dev.latchkey.social.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.jwk.JWKSet;
import dev.latchkey.social.control.OidcConfig.Endpoints;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider and the code flow with it: OpenID Connect Core section 3.1. What it publishes is kept in this object, so
 * keep the object too.
 */
public final class OidcProvider implements Provider {
    private static final Logger LOG = System.getLogger(OidcProvider.class.getName());

    private final OidcConfig config;
    private final Outbound outbound;
    private final Clock clock;
    private final Published<Endpoints> endpoints;
    private final Published<JWKSet> keys;

    /**
     * A provider that is asked for nothing yet.
     *
     * @param outbound how it is called; for a provider that somebody else than the operator has set, one that refuses private addresses
     */
    public OidcProvider(OidcConfig config, Outbound outbound, Clock clock) {
        this.config = config;
        this.outbound = outbound;
        this.clock = clock;
        Endpoints known = config.endpoints();
        this.endpoints =
                new Published<>(exchange -> known == null ? Discovery.of(config.issuer(), exchange) : known, clock);
        this.keys = new Published<>(this::fetchKeys, clock);
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
        return Scopes.joined(config.options().scopes(), more);
    }

    @Override
    public URI authorizationUrl(String state, Flow.Secrets secrets, List<String> more) {
        Map<String, String> asked = new LinkedHashMap<>();
        asked.put("scope", String.join(" ", scopes(more)));
        asked.put("nonce", secrets.nonce());
        asked.putAll(
                more.isEmpty()
                        ? config.options().parameters()
                        : config.options().offline());
        try {
            URI there = endpoints.get(outbound.exchange()).authorization();
            return TokenEndpoint.authorization(there, config.client(), asked, state, secrets);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Grant redeem(ProviderAnswer answer, Flow.Secrets secrets) {
        try {
            Exchange exchange = outbound.exchange();
            Endpoints there = endpoints.get(exchange);
            answer.requireIssuer(config.issuer(), there.saysIssuer());
            ProviderTokens tokens = new TokenEndpoint(there.token(), config.client(), there.basic())
                    .redeem(exchange, answer.requireCode(), secrets, clock.instant());
            String idToken = tokens.idToken();
            if (idToken == null) {
                throw CallbackRefusal.INVALID_ID_TOKEN.exception();
            }
            Identity identity = new IdTokenCheck(config, there.algorithms())
                    .identity(idToken, secrets.nonce(), keyId -> keys(keyId, exchange));
            return new Grant(completed(identity, tokens, there, exchange), tokens);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    @Override
    public ProviderTokens refresh(String refreshToken, String subject) {
        try {
            Exchange exchange = outbound.exchange();
            Endpoints there = endpoints.get(exchange);
            ProviderTokens tokens = new TokenEndpoint(there.token(), config.client(), there.basic())
                    .refresh(exchange, refreshToken, clock.instant());
            // The others are good, and the refresh token may be new: a bad ID token must not lose them.
            return isOf(subject, tokens.idToken(), there, exchange) ? tokens : tokens.withoutIdToken();
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** OpenID Connect Core section 12.2: the same issuer and subject as at first, and no nonce. */
    private boolean isOf(String subject, @Nullable String idToken, Endpoints there, Exchange exchange) {
        if (idToken == null) {
            return true;
        }
        try {
            return new IdTokenCheck(config, there.algorithms())
                    .identity(idToken, null, keyId -> keys(keyId, exchange))
                    .subject()
                    .equals(subject);
        } catch (CallbackException | IOException e) {
            return false;
        }
    }

    private JWKSet keys(@Nullable String keyId, Exchange exchange) throws IOException {
        JWKSet kept = keys.get(exchange);
        return keyId == null || kept.getKeyByKeyId(keyId) != null ? kept : keys.newer(exchange);
    }

    private JWKSet fetchKeys(Exchange exchange) throws IOException {
        URI there = endpoints.get(exchange).jwks();
        return ProviderKeys.of(exchange.get(there, Map.of()).good().toString());
    }

    /** OpenID Connect Core section 5.4: with the code flow a provider may tell the address and the name there only. */
    private Identity completed(Identity identity, ProviderTokens tokens, Endpoints there, Exchange exchange)
            throws IOException {
        URI userinfo = there.userinfo();
        String accessToken = tokens.accessToken();
        if (identity.email() != null || userinfo == null || accessToken == null) {
            return identity;
        }
        ObjectNode claims = exchange.get(userinfo, Map.of("Authorization", "Bearer " + accessToken))
                .good();
        // Section 5.3.2: else an access token of somebody else would give his address.
        if (!identity.subject().equals(claims.path("sub").asText())) {
            throw CallbackRefusal.INVALID_ID_TOKEN.exception();
        }
        JsonNode claim = claims.path("email_verified");
        boolean silent = claim.isMissingNode() || claim.isNull();
        String name = identity.name() == null ? TokenEndpoint.text(claims, "name") : identity.name();
        return new Identity(
                identity.provider(),
                identity.subject(),
                TokenEndpoint.text(claims, "email"),
                config.proof(
                        silent ? null : claim.isBoolean() ? (Object) claim.asBoolean() : claim.asText(),
                        TokenEndpoint.text(claims, "hd")),
                name);
    }

    private CallbackException unavailable(IOException why) {
        LOG.log(Level.WARNING, "The provider {0} cannot be used: {1}", config.id(), why.getMessage());
        return CallbackRefusal.PROVIDER_UNAVAILABLE.exception();
    }
}
