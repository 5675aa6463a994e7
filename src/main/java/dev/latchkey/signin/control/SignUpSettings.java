package dev.latchkey.signin.control;

import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import dev.latchkey.verification.control.VerificationSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * What a sign-up tells.
 *
 * @param silent whether it answers alike for new and known addresses, and opens no session: asked for by setting (C-38),
 *     and always when sign-in waits for the address to be verified (C-12)
 * @param founding whether everybody who signs up gets a tenant (C-19), or only who names one
 */
public record SignUpSettings(boolean silent, boolean founding) implements RoomSettings {
    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        SignUpSettings read(Settings settings, VerificationSettings verification) {
            boolean hide = settings.oneOf("latchkey.signup-enumeration", "tell", "hide")
                    .equals("hide");
            return new SignUpSettings(hide || verification.required(), settings.onOff("latchkey.signup-tenant"));
        }
    }
}
