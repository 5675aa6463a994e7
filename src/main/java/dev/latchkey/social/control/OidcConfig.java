package dev.latchkey.social.control;

import dev.latchkey.social.entity.EmailProof;
import dev.latchkey.social.entity.EmailTrust;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID Connect provider, as the settings or a table know it.
 *
 * @param id what its accounts are called in paths and tables
 * @param name what people call it
 * @param issuer letter by letter as the provider writes itself
 * @param options what differs from one to the other
 * @param endpoints null: the provider's discovery document says them
 */
public record OidcConfig(
        String id,
        String name,
        String issuer,
        OAuthClient client,
        Options options,
        @Nullable Endpoints endpoints) {
    /** Google says in its own documents that it writes itself in two ways. */
    private static final Set<String> GOOGLE = Set.of("https://accounts.google.com", "accounts.google.com");

    /** All ways in which the provider writes itself. */
    Set<String> issuers() {
        return GOOGLE.contains(issuer) ? GOOGLE : Set.of(issuer);
    }

    /**
     * What the provider's word on an address is worth.
     *
     * @param verified the claim {@code email_verified} as it came
     * @param domain the claim {@code hd}: Google's word for the Workspace that manages the account
     */
    EmailProof proof(@Nullable Object verified, @Nullable String domain) {
        // Anybody can have an account at Google with his address at work, and keeps it when he leaves; only that of a
        // Workspace is
        // the domain's. Who asks Google as a directory means those alone.
        if (options.emailTrust() == EmailTrust.UNLESS_DENIED && GOOGLE.contains(issuer) && domain == null) {
            return EmailProof.DENIED;
        }
        return options.emailTrust().proof(verified);
    }

    /**
     * What may differ.
     *
     * @param scopes what is asked for; {@code openid} is among them
     * @param parameters what else is sent along with the browser
     * @param emailTrust when its addresses count as verified
     * @param offline what is sent in place of {@code parameters} when more than the usual is asked for, so that a refresh token comes too
     */
    public record Options(
            List<String> scopes, Map<String, String> parameters, EmailTrust emailTrust, Map<String, String> offline) {
        /** A provider that needs no word for it, but the scope {@code offline_access}. */
        public Options(List<String> scopes, Map<String, String> parameters, EmailTrust emailTrust) {
            this(scopes, parameters, emailTrust, parameters);
        }

        /** The usual: who somebody is, his address and his name. */
        public static final Options USUAL =
                new Options(List.of("openid", "email", "profile"), Map.of(), EmailTrust.CLAIMED);
    }

    /**
     * Where it is, and how it speaks.
     *
     * @param userinfo null when the ID token says all
     * @param algorithms that it signs ID tokens with
     * @param basic whether the client shows its secret in a header (RFC 6749 section 2.3.1), else in the form
     * @param saysIssuer whether its redirects always name the issuer (RFC 9207)
     */
    public record Endpoints(
            URI authorization,
            URI token,
            URI jwks,
            @Nullable URI userinfo,
            Set<String> algorithms,
            boolean basic,
            boolean saysIssuer) {}
}
