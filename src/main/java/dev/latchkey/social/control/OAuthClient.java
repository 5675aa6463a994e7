package dev.latchkey.social.control;

import java.net.URI;

/**
 * What we are to a provider.
 *
 * @param redirectUri where it sends people back to; registered there, letter by letter (C-36)
 */
public record OAuthClient(String id, String secret, URI redirectUri) {
    @Override
    public String toString() {
        return "OAuthClient[" + id + "]";
    }
}
