package dev.latchkey.system;

/** A user with an account, and the browser he registered with, which is signed in. */
public record Person(String id, String email, String password, Browser browser) {
    /** Signs in with another browser. */
    public Browser anotherBrowser() {
        Browser other = browser.system().browser();
        other.signIn(email, password).expect(200);
        return other;
    }

    /** The mailbox of the address. */
    public Mails.Mailbox mailbox() {
        return browser.system().mails().to(email);
    }

    /** Proves the address by the link that was mailed at registration. */
    public Person verified() {
        browser.system()
                .browser()
                .verifyEmail(mailbox().await("verify-email").token())
                .expect(200);
        return this;
    }

    /** On the biggest plan, and the tenants he is in too: for whoever asks more than the free one gives. C-28. */
    Person onPro() {
        browser.system().change("update users set plan = 'PRO' where id = ?", id);
        browser.system()
                .change(
                        "update tenants set plan = 'PRO' where id in (select tenant_id from members where user_id = ?)",
                        id);
        return this;
    }

    /** A program that uses this person's session token as a bearer. */
    public Program program() {
        return browser.system().program(browser.token());
    }

    /** Asks for a reset mail and gives the token in it; {@code count} tells which mail of its kind it is. */
    public String resetToken(int count) {
        browser.system().browser().forgotPassword(email).expect(200);
        return mailbox().await("reset-password", count).token();
    }
}
