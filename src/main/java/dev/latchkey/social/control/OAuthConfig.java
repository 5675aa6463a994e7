package dev.latchkey.social.control;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A provider that speaks OAuth 2.0 and has an address of its own to ask who somebody is.
 *
 * @param scope what is asked for
 * @param issuer what its redirects must name if they name any (RFC 9207); null: whatever they name
 */
public record OAuthConfig(
        String id,
        String name,
        OAuthClient client,
        String scope,
        URI authorization,
        URI token,
        URI userinfo,
        @Nullable String issuer) {}
