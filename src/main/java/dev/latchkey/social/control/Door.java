package dev.latchkey.social.control;

import dev.latchkey.social.control.SocialEntry.Guest;
import dev.latchkey.social.control.SocialEntry.Welcome;
import dev.latchkey.social.entity.Identity;
import java.time.Instant;
import java.util.Optional;

/** A provider, and who decides about the people that it names. */
public interface Door {
    /** {@code PROVIDER_UNAVAILABLE} when it cannot be asked at all. */
    Provider provider();

    /** What the provider is called in the parameter {@code provider} of the login page. */
    String label();

    /** Lets somebody in, in a transaction of its own, or says why not. */
    Welcome enter(Guest guest, Instant now);

    /** The user whose this account of the provider is. */
    Optional<String> owner(Identity identity);
}
