package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pages of a server where sign-in waits for the address to be confirmed. C-12, C-13. */
class VerificationPageIT {
    private final LatchkeySystem system = LatchkeySystem.on(Database.H2, Settings.VERIFICATION_REQUIRED);

    @Test
    void c_13_a_sign_up_opens_no_session_and_asks_to_look_into_the_mail() {
        String email = system.newEmail();
        PageBrowser browser = new PageBrowser(system);
        Map<String, String> fields = Map.of("name", "Ann", "email", email, "password", LatchkeySystem.PASSWORD);
        assertEquals(
                "/check-mail",
                browser.submit("/signup", "/signup", fields).expect(303).header("Location"));
        assertEquals(null, browser.cookie("auth_token"));
        assertTrue(browser.get("/check-mail").body().contains("We have sent an e-mail to " + email));
        assertEquals(
                1,
                system.count(
                        "select count(*) from members m join users u on u.id = m.user_id where u.email = ?", email));
    }

    @Test
    void c_12_a_known_address_gets_the_same_answer_and_a_mail_to_its_owner() {
        Person ann = system.person();
        PageBrowser browser = new PageBrowser(system);
        Answer answer = browser.submit(
                "/signup", "/signup", Map.of("name", "Eve", "email", ann.email(), "password", "seven purple otters"));
        assertEquals("/check-mail", answer.expect(303).header("Location"));
        assertEquals(
                0,
                system.count(
                        "select count(*) from members m join users u on u.id = m.user_id where u.email = ?",
                        ann.email()));
        ann.mailbox().await("notice");
    }

    @Test
    void an_unconfirmed_address_is_told_after_the_right_password_only_and_can_have_another_mail() {
        String email = system.newEmail();
        try (Visitor visitor = Visitor.to(system, false)) {
            visitor.open("/signup").type("Name", "Ann").type("E-mail address", email);
            visitor.type("Password", LatchkeySystem.PASSWORD)
                    .press("Create account")
                    .expectAt("/check-mail");
            visitor.follow("Back to sign-in").type("Password", "wrong wrong").press("Sign in");
            visitor.expectAlert("The e-mail address or the password is wrong.");
            visitor.type("Password", LatchkeySystem.PASSWORD).press("Sign in");
            visitor.expectAlert("Your e-mail address is not confirmed yet.").press("Send the e-mail again");
            visitor.expectAt("/check-mail")
                    .expectNotice("If the address still has to be confirmed, another e-mail is on its way.");
            String link = system.mails().to(email).await("verify-email", 2).link();
            visitor.open(PublicBrowserIT.path(link)).press("Yes, confirm it").expectAt("/login");
            visitor.expectNotice("Thank you. Your e-mail address is confirmed.");
            visitor.type("Password", LatchkeySystem.PASSWORD).press("Sign in").expectAt("/account");
        }
        try (Visitor visitor = Visitor.to(system, true)) {
            String other = system.newEmail();
            visitor.open("/signup").type("Name", "Ann").type("E-mail address", other);
            visitor.type("Password", LatchkeySystem.PASSWORD).press("Create account");
            visitor.open("/login").type("Password", LatchkeySystem.PASSWORD).press("Sign in");
            visitor.expectGood("login-unverified");
        }
    }

    @Test
    void c_21_somebody_who_signs_up_by_an_invite_has_confirmed_the_address_with_it() {
        Person owner = system.person().verified();
        owner.browser().signIn(owner.email(), owner.password()).expect(200);
        String tenant = Tenancy.create(owner.browser(), "Acme");
        String email = system.newEmail();
        Tenancy.invite(owner.browser(), tenant, email, "member").expect(201);
        PageBrowser browser = new PageBrowser(system);
        browser.get("/invite?token=" + new Tenancy(system).invited(email, 1)).expect(303);
        browser.submit("/invite", "/invite/join", Map.of("name", "Bob", "password", LatchkeySystem.PASSWORD))
                .expect(303);
        assertTrue(browser.get("/account").expect(200).body().contains("You are a member of Acme now."));
    }
}
