package dev.latchkey.social.control;

import dev.latchkey.social.entity.Flow;
import dev.latchkey.social.entity.Grant;
import dev.latchkey.social.entity.ProviderAnswer;
import dev.latchkey.social.entity.ProviderTokens;
import java.net.URI;
import java.util.List;

/** A service that says who somebody is. All that is asked of it for one sign-in takes five seconds at most. */
public sealed interface Provider permits OidcProvider, OAuthProvider {
    /** What its accounts are called in paths and tables. */
    String id();

    /** What people call it. */
    String name();

    /** What is asked for: the usual, and more. */
    List<String> scopes(List<String> more);

    /** Where the browser is sent; {@code PROVIDER_UNAVAILABLE} when the provider has to be asked for that and does not answer. */
    default URI authorizationUrl(String state, Flow.Secrets secrets) {
        return authorizationUrl(state, secrets, List.of());
    }

    /** The same, with more scopes than the usual: then somebody wants to act there, also later. */
    URI authorizationUrl(String state, Flow.Secrets secrets, List<String> more);

    /**
     * Who has come back: what {@link ProviderAnswer} refuses, {@code INVALID_CODE}, {@code INVALID_ID_TOKEN},
     * {@code PROVIDER_UNAVAILABLE}.
     */
    Grant redeem(ProviderAnswer answer, Flow.Secrets secrets);

    /**
     * What the provider gives for a refresh token (RFC 6749 section 6); {@code INVALID_CODE} when it takes that no more,
     * {@code PROVIDER_UNAVAILABLE}.
     *
     * @param subject whose it is: an ID token of anybody else is left out
     */
    ProviderTokens refresh(String refreshToken, String subject);
}
