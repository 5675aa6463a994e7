package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.system.GoogleStand.Guest;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The way to a provider of {@link GoogleStand} and back. */
final class GoogleWay {
    static final String GOOGLE = "/api/auth/google";
    static final String LINK = "/api/auth/link-social";
    static final String SOCIAL = "/api/auth/sign-in/social";

    private final LatchkeySystem system;
    private final String provider;

    GoogleWay(LatchkeySystem system) {
        this(system, "google");
    }

    GoogleWay(LatchkeySystem system, String provider) {
        this.system = system;
        this.provider = provider;
    }

    /** Somebody whom nobody has seen yet. */
    Guest guest(String email) {
        return Guest.of(UUID.randomUUID().toString(), email);
    }

    /** Begins, and gives where the browser is sent. */
    URI begin(PageBrowser browser) {
        return URI.create(browser.get(provider.equals("google") ? GOOGLE : SOCIAL + "?provider=" + provider)
                .expect(302)
                .header("Location"));
    }

    /** The same in Better Auth's words. */
    URI begin(PageBrowser browser, Map<String, ?> wish) {
        Map<String, Object> body = new HashMap<>(wish);
        body.put("provider", provider);
        return URI.create(browser.post(SOCIAL, body).expect(200).text("/url"));
    }

    /** Goes to the provider and comes back; the answer is that to the callback. */
    Answer enter(PageBrowser browser, Guest guest) {
        return browser.get(GoogleStand.consent(begin(browser), guest));
    }

    /** Begins to link an account of the provider to that of whoever is signed in in this browser. */
    URI link(PageBrowser browser, Map<String, ?> wish) {
        Map<String, Object> body = new HashMap<>(wish);
        body.put("provider", provider);
        return URI.create(browser.post(LINK, body).expect(200).text("/url"));
    }

    /** Links it. */
    Answer link(PageBrowser browser, Guest guest) {
        return browser.get(GoogleStand.consent(link(browser, Map.of()), guest));
    }

    void assertRefused(Answer answer, String error) {
        answer.expect(302)
                .expectHeader("Location", system.origin() + "/login?error=" + error + "&provider=" + provider);
        assertTrue(answer.setCookie("auth_token").isEmpty(), answer::toString);
    }

    /** Who the browser is. */
    Answer me(PageBrowser browser) {
        return system.browser()
                .withCookie(String.valueOf(browser.cookie("auth_token")))
                .me();
    }

    /** Why the last sign-in failed. */
    String lastReason() {
        return system.text("select detail from audit_events where action = 'sign-in' and outcome = 'failure'"
                + " order by at desc, id desc limit 1");
    }
}
