package dev.latchkey.pages.entity;

import dev.latchkey.requests.entity.Client;
import dev.latchkey.users.entity.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One request of a browser, as pages look at it.
 *
 * @param caller null when nobody is signed in
 * @param admin whether the caller is an administrator of the whole service
 * @param browser the random text in this browser's cookie, which its form tokens are bound to
 * @param greeted whether the browser has sent that cookie; else it gets one
 * @param notice what an act before this page left to be said
 * @param path of the request, without the query
 * @param here where to come back to: the path, with the query of a GET
 */
public record Visit(
        Language language,
        @Nullable Caller caller,
        boolean admin,
        String browser,
        boolean greeted,
        @Nullable Message notice,
        String path,
        String here,
        Client client,
        Instant now) {

    public boolean isSignedIn() {
        return caller != null;
    }

    /** The caller of a page that only signed-in people reach. */
    public Caller requireCaller() {
        if (caller == null) {
            throw new IllegalStateException("the resource is not marked @SignedIn");
        }
        return caller;
    }

    @Override
    public String toString() {
        return "Visit[" + path + "]";
    }
}
