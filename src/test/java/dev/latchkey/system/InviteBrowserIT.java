package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page {@code /invite}, as invited people use it. */
class InviteBrowserIT {
    private final LatchkeySystem system = LatchkeySystem.on(Database.H2);
    private final Tenancy tenancy = new Tenancy(system);

    private String link(Tenancy.Home home, String email) {
        Tenancy.invite(home.owner().browser(), home.id(), email, "member").expect(201);
        return PublicBrowserIT.path(
                system.mails().to(email).await("organization-invitation").link());
    }

    private long members(Tenancy.Home home, String email) {
        return system.count(
                "select count(*) from members m join users u on u.id = m.user_id where m.tenant_id = ? and u.email = ?"
                        + " and m.role = 'MEMBER'",
                home.id(),
                email);
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void c_19_somebody_new_signs_up_with_the_invited_address_and_gets_no_tenant_of_his_own(boolean script) {
        Tenancy.Home home = tenancy.home();
        String email = system.newEmail();
        String link = link(home, email);
        try (Visitor visitor = Visitor.to(system, script)) {
            visitor.open(link).expectAt("/invite").expectHeading("Join Acme");
            if (script) {
                visitor.expectGood("invite-new");
            }
            visitor.type("Name", "Bob Example").type("Password", "password1").press("Create account and join");
            visitor.expectError("password", "This password is among the first that attackers try. Choose another one.");
            visitor.type("Password", LatchkeySystem.PASSWORD).press("Create account and join");
            visitor.expectAt("/account")
                    .expectNotice("You are a member of Acme now.")
                    .expectText("Confirmed");
            visitor.open(link).expectHeading("This invite was accepted already");
        }
        assertEquals(1, members(home, email));
        assertEquals(
                1,
                system.count(
                        "select count(*) from members m join users u on u.id = m.user_id where u.email = ?", email));
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void somebody_with_an_account_signs_in_and_comes_back(boolean script) {
        Tenancy.Home home = tenancy.home();
        Person bob = system.person();
        String link = link(home, bob.email());
        try (Visitor visitor = Visitor.to(system, script)) {
            visitor.open(link).expectText("There is an account with " + bob.email() + " already.");
            if (script) {
                visitor.expectGood("invite-known");
            }
            visitor.follow("Sign in")
                    .type("Password", bob.password())
                    .press("Sign in")
                    .expectAt("/invite");
            if (script) {
                visitor.expectGood("invite");
            }
            visitor.press("Accept the invite").expectAt("/account").expectNotice("You are a member of Acme now.");
        }
        assertEquals(1, members(home, bob.email()));
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void somebody_else_is_told_so_and_can_sign_out_and_continue(boolean script) {
        Tenancy.Home home = tenancy.home();
        Person bob = system.person();
        Person eve = system.person();
        String link = link(home, bob.email());
        try (Visitor visitor = Visitor.to(system, script)) {
            visitor.as(eve).open(link);
            visitor.expectAlert("The invite was sent to " + bob.email() + ", but you are signed in as " + eve.email());
            if (script) {
                visitor.expectGood("invite-somebody-else");
            }
            visitor.press("Sign out and continue").expectAt("/invite").expectText("There is an account with");
        }
        eve.browser().me().expect(401);
        assertEquals(0, members(home, bob.email()));
    }

    @Test
    void an_invite_is_declined() {
        Tenancy.Home home = tenancy.home();
        Person bob = system.person();
        String link = link(home, bob.email());
        try (Visitor visitor = Visitor.to(system, true)) {
            visitor.as(bob).open(link).press("Decline").expectAt("/account");
            visitor.expectNotice("You have declined the invite of Acme.");
            visitor.open(link).expectHeading("This invite was declined").expectGood("invite-declined");
        }
        assertEquals(0, members(home, bob.email()));
    }

    @Test
    void a_link_that_is_none_says_whom_to_ask() {
        try (Visitor visitor = Visitor.to(system, true)) {
            visitor.open("/invite?token=0123456789012345678901234567890123456789012")
                    .expectAt("/invite");
            visitor.expectHeading("This invite does not exist").expectGood("invite-unknown");
        }
    }
}
