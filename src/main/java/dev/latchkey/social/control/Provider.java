package dev.latchkey.social.control;

import dev.latchkey.social.entity.Flow;
import dev.latchkey.social.entity.Grant;
import dev.latchkey.social.entity.ProviderAnswer;
import java.net.URI;

/** A service that says who somebody is. All that is asked of it for one sign-in takes five seconds at most. */
public sealed interface Provider permits OidcProvider, OAuthProvider {
    /** What its accounts are called in paths and tables. */
    String id();

    /** What people call it. */
    String name();

    /** Where the browser is sent; {@code PROVIDER_UNAVAILABLE} when the provider has to be asked for that and does not answer. */
    URI authorizationUrl(String state, Flow.Secrets secrets);

    /**
     * Who has come back: what {@link ProviderAnswer} refuses, {@code INVALID_CODE}, {@code INVALID_ID_TOKEN},
     * {@code PROVIDER_UNAVAILABLE}.
     */
    Grant redeem(ProviderAnswer answer, Flow.Secrets secrets);
}
