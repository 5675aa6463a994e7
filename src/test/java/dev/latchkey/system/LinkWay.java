package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Linking an account of {@link GoogleStand} to one's own, in the words of the tests about it. */
final class LinkWay {
    private final LatchkeySystem system;

    LinkWay(LatchkeySystem system) {
        this.system = system;
    }

    /** Signed in as somebody, by the page. */
    PageBrowser browser(Person person) {
        PageBrowser browser = new PageBrowser(system);
        browser.enter(person).expect(303);
        return browser;
    }

    /** The callback leads there, and opens no session. */
    void assertLeads(Answer answer, String path) {
        answer.expect(302).expectHeader("Location", system.origin() + path);
        assertTrue(answer.setCookie("auth_token").isEmpty(), answer::toString);
    }

    /** It leads to the page of connections, which says why. */
    void assertRefused(Answer answer, String error) {
        assertLeads(answer, "/account/connections?error=" + error + "&provider=google");
    }

    /** How many ways in somebody has. */
    long accounts(Person person) {
        return system.count("select count(*) from accounts where user_id = ?", person.id());
    }

    /** Why the last linking failed. */
    String reason(Person person) {
        return system.text(
                "select detail from audit_events where action = 'account-link' and outcome = 'failure'"
                        + " and subject_id = ? order by at desc, id desc limit 1",
                person.id());
    }
}
