package dev.latchkey.admin.control;

import dev.latchkey.passwords.control.PasswordPolicy;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import dev.latchkey.users.entity.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Who the first administrator is.
 *
 * @param first nothing when the database shall stay without users
 */
record AdminSettings(Optional<First> first) implements RoomSettings {
    /** Address and password of the first administrator. */
    record First(EmailAddress email, String password) {
        @Override
        public String toString() {
            return "First[…]";
        }
    }

    @ApplicationScoped
    static class Source {
        private static final String EMAIL = "latchkey.admin-email";
        private static final String PASSWORD = "latchkey.admin-password";

        @Produces
        @Singleton
        AdminSettings read(Settings settings, PasswordPolicy policy) {
            Optional<String> email = settings.optional(EMAIL);
            Optional<String> password = settings.optional(PASSWORD);
            if (email.isPresent() != password.isPresent()) {
                throw settings.refused(email.isPresent() ? PASSWORD : EMAIL, "is missing; the two go together");
            }
            return new AdminSettings(email.map(text -> {
                EmailAddress address = address(settings, text);
                check(settings, policy, password.orElseThrow(), address);
                return new First(address, password.orElseThrow());
            }));
        }

        private static EmailAddress address(Settings settings, String text) {
            try {
                return EmailAddress.of(text);
            } catch (AuthException refusal) {
                throw settings.refused(EMAIL, "must be an e-mail address");
            }
        }

        /** The same rules as for everybody, so that he can sign in and nobody guesses it. */
        private static void check(Settings settings, PasswordPolicy policy, String password, EmailAddress owner) {
            try {
                policy.check(password, owner, PasswordPolicy.MIN_LENGTH);
            } catch (AuthException refusal) {
                throw settings.refused(
                        PASSWORD, "cannot be used: " + refusal.code().message());
            }
        }
    }
}
