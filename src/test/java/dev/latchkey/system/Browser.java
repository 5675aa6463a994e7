package dev.latchkey.system;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the session cookie and says where its page comes from. */
public final class Browser extends Client {
    private volatile @Nullable String cookie;

    Browser(LatchkeySystem system) {
        super(system);
    }

    @Override
    void sign(Call call) {
        call.header("Origin", system().origin());
        String token = cookie;
        if (token != null) {
            call.header("Cookie", system().cookieName() + "=" + token);
        }
    }

    @Override
    void learn(Answer answer) {
        answer.setCookie(system().cookieName()).ifPresent(set -> cookie = set.removes() ? null : set.value());
    }

    /** The session token in the cookie, if there is one. */
    public Optional<String> cookie() {
        return Optional.ofNullable(cookie);
    }

    /** The session token; an error when this browser is not signed in. */
    public String token() {
        return cookie().orElseThrow(() -> new AssertionError("this browser has no session cookie"));
    }

    /** Brings a cookie from elsewhere. */
    public Browser withCookie(String value) {
        cookie = value;
        return this;
    }

    /** Another browser with the same cookie, as a thief would have it. */
    public Browser copy() {
        return system().browser().withCookie(token());
    }
}
