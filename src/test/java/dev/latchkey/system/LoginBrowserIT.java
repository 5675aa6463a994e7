package dev.latchkey.system;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page {@code /login}, as people use it. */
class LoginBrowserIT {
    private final LatchkeySystem system = LatchkeySystem.on(Database.H2);

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void somebody_with_an_account_signs_in_and_out(boolean script) {
        Person ann = system.person();
        try (Visitor visitor = Visitor.to(system, script)) {
            visitor.open("/").expectAt("/login").expectTitle("Sign in – Latchkey");
            visitor.type("E-mail address", ann.email()).type("Password", ann.password());
            visitor.press("Sign in").expectAt("/account").expectText(ann.email());
            visitor.page().locator(".menu summary").click();
            visitor.press("Sign out").expectAt("/signed-out").expectHeading("You are signed out");
            visitor.open("/account").expectAt("/login?next=%2Faccount");
        }
    }

    @ParameterizedTest(name = "script: {0}")
    @ValueSource(booleans = {true, false})
    void a_wrong_password_keeps_the_address_and_says_what_to_do(boolean script) {
        Person ann = system.person();
        try (Visitor visitor = Visitor.to(system, script)) {
            visitor.open("/login").type("E-mail address", ann.email()).type("Password", "not it at all");
            visitor.press("Sign in").expectAt("/login").expectTitle("Error: Sign in – Latchkey");
            visitor.expectAlert("The e-mail address or the password is wrong. Check both, and try again.");
            visitor.type("Password", ann.password()).press("Sign in").expectAt("/account");
        }
    }

    @Test
    void what_is_missing_is_said_beside_its_field() {
        try (Visitor visitor = Visitor.to(system, true)) {
            visitor.open("/login").press("Sign in").expectAlert("Please check 2 entries");
            visitor.expectError("email", "Enter your e-mail address").expectError("password", "Enter a password");
            visitor.expectGood("login-error");
        }
    }

    @Test
    void the_page_is_good_to_look_at() {
        try (Visitor visitor = Visitor.to(system, true)) {
            visitor.open("/login").expectGood("login");
        }
        try (Visitor visitor = Visitor.reading(system, "de-DE")) {
            visitor.open("/login").expectHeading("Anmelden").expectGood("login-german");
        }
    }
}
