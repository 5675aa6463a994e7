package dev.latchkey.mail.entity;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one person. A new kind is one record here and two templates, {@code mail/<type>.jte} in HTML and in text.
 * Names are cleaned when a mail is made, so no template can forget it; none prints its address or link.
 */
public sealed interface Mail {
    /** The one address, in ASCII, as stored. */
    String to();

    /** The value of the header {@code X-Latchkey-Mail}. */
    String type();

    /** The name of the templates; what is mailed for one purpose may be told in two ways. */
    default String template() {
        return type();
    }

    /** One short line; {@code product} is what people know this server as. */
    String subject(String product);

    /** Asks the owner of an address to confirm it (C-13). */
    record VerifyEmail(String to, @Nullable String name, URI link, Duration life) implements Mail {
        public VerifyEmail {
            name = PlainText.orNull(name);
        }

        @Override
        public String type() {
            return "verify-email";
        }

        @Override
        public String subject(String product) {
            return "Confirm your e-mail address";
        }

        @Override
        public String toString() {
            return "VerifyEmail[…]";
        }
    }

    /** Brings the link to choose a new password (C-15). */
    record ResetPassword(String to, @Nullable String name, URI link, Duration life) implements Mail {
        public ResetPassword {
            name = PlainText.orNull(name);
        }

        @Override
        public String type() {
            return "reset-password";
        }

        @Override
        public String subject(String product) {
            return "Choose a new password";
        }

        @Override
        public String toString() {
            return "ResetPassword[…]";
        }
    }

    /** Asks the new address of an account whether it is its owner's. */
    record ChangeEmail(String to, @Nullable String name, URI link, Duration life) implements Mail {
        public ChangeEmail {
            name = PlainText.orNull(name);
        }

        @Override
        public String type() {
            return "change-email";
        }

        @Override
        public String subject(String product) {
            return "Confirm your new e-mail address";
        }

        @Override
        public String toString() {
            return "ChangeEmail[…]";
        }
    }

    /** Asks the present address of an account whether its owner wants the other one. */
    record ApproveEmail(String to, @Nullable String name, String newEmail, URI link, Duration life) implements Mail {
        public ApproveEmail {
            name = PlainText.orNull(name);
            newEmail = PlainText.of(newEmail);
        }

        @Override
        public String type() {
            return "change-email";
        }

        @Override
        public String template() {
            return "approve-email";
        }

        @Override
        public String subject(String product) {
            return "Confirm the change of your e-mail address";
        }

        @Override
        public String toString() {
            return "ApproveEmail[…]";
        }
    }

    /** Brings the link that deletes an account. */
    record DeleteUser(String to, @Nullable String name, URI link, Duration life) implements Mail {
        public DeleteUser {
            name = PlainText.orNull(name);
        }

        @Override
        public String type() {
            return "delete-user";
        }

        @Override
        public String subject(String product) {
            return "Confirm the deletion of your account";
        }

        @Override
        public String toString() {
            return "DeleteUser[…]";
        }
    }

    /** Invites into a tenant (C-21); the link proves the address. */
    record Invitation(String to, String tenantName, String inviterName, String role, URI link, Instant expiresAt)
            implements Mail {
        public Invitation {
            tenantName = PlainText.of(tenantName);
            inviterName = PlainText.of(inviterName);
            role = PlainText.of(role);
        }

        @Override
        public String type() {
            return "organization-invitation";
        }

        @Override
        public String subject(String product) {
            return "Invitation to " + tenantName;
        }

        @Override
        public String toString() {
            return "Invitation[…]";
        }
    }

    /** Asks whoever runs a domain whether a tenant may call it its own; the code is for the tenant's owner. */
    record DomainProof(String to, String tenantName, String domain, String code, Duration life) implements Mail {
        public DomainProof {
            tenantName = PlainText.of(tenantName);
            domain = PlainText.of(domain);
        }

        @Override
        public String type() {
            return "domain-proof";
        }

        @Override
        public String subject(String product) {
            return "Code for the domain " + domain;
        }

        @Override
        public String toString() {
            return "DomainProof[…]";
        }
    }

    /** Tells the owner of an account that something happened to it (promise 25); carries no link. */
    record Notice(String to, @Nullable String name, Kind kind, Instant at) implements Mail {
        public Notice {
            name = PlainText.orNull(name);
        }

        @Override
        public String type() {
            return "notice";
        }

        @Override
        public String subject(String product) {
            return kind.subject();
        }

        @Override
        public String toString() {
            return "Notice[" + kind + "]";
        }

        /** What happened, in the words of the mail. */
        public enum Kind {
            PASSWORD_CHANGED(
                    "Your password was changed",
                    "The password of your account was changed.",
                    "If it was not you, choose a new password at once with “Forgot password” on the sign-in page."),
            PASSWORD_RESET(
                    "Your password was reset",
                    "The password of your account was reset by a mailed link, and every device was signed out.",
                    "If it was not you, someone can read your mail: secure your mailbox, then reset the password."),
            ACCOUNT_LOCKED(
                    "Sign-in to your account is locked for a while",
                    "Too many wrong passwords were tried, so sign-in is locked for a while. Devices that are signed in"
                            + " stay so.",
                    "Wait and try again, or unlock it now with “Forgot password” on the sign-in page. If it was not"
                            + " you, nobody got in."),
            SIGN_UP_ATTEMPT(
                    "Someone tried to sign up with your address",
                    "Someone tried to open an account with this address, but you have one already.",
                    "If it was you, sign in, or use “Forgot password” on the sign-in page. If it was not you, there is"
                            + " nothing to do."),
            EMAIL_CHANGE_REQUESTED(
                    "Your account is to get another e-mail address",
                    "Someone who is signed in to it asked to move your account to another e-mail address. A link was"
                            + " sent there; until it is used, nothing changes.",
                    "If it was not you, change your password at once."),
            EMAIL_CHANGED(
                    "Your e-mail address was changed",
                    "Your account has another e-mail address now. Mails go there from now on, and you sign in with it.",
                    "If it was not you, tell the people who run this service at once."),
            EMAIL_CHANGE_ATTEMPT(
                    "Someone wanted to use your address",
                    "Someone asked to move another account to this address, but you have an account with it already.",
                    "If it was you, choose another address, or delete this account first. If it was not you, there is"
                            + " nothing to do."),
            API_KEY_CREATED(
                    "A new API key was made",
                    "Someone who is signed in to your account made a new API key, with which programs can act for you.",
                    "If it was not you, revoke the key on the page “API keys” of your account and change your"
                            + " password."),
            ACCOUNT_LINKED(
                    "There is a new way to sign in to your account",
                    "An account of another service was connected to your account, and signs you in from now on.",
                    "If it was not you, disconnect it on the page “Ways to sign in” of your account, change your password"
                            + " and sign out the other devices."),
            TENANT_LINKED(
                    "You sign in through your organization now",
                    "Your organization signed you in to your account, and can do so from now on. You are a member of it.",
                    "If it was not you, tell the administrators of your organization at once."),
            ACCOUNT_UNLINKED(
                    "A way to sign in to your account was taken away",
                    "One of the ways to sign in to your account was taken away by someone who is signed in to it.",
                    "If it was not you, change your password at once, and look at the page “Ways to sign in” of your"
                            + " account."),
            USER_DELETED(
                    "Your account was deleted",
                    "Your account was deleted, with everything that belonged to it. This is the last mail about it.",
                    "If it was not you, tell the people who run this service at once.");

            private final String subject;
            private final String what;
            private final String advice;

            Kind(String subject, String what, String advice) {
                this.subject = subject;
                this.what = what;
                this.advice = advice;
            }

            /** The subject line. */
            public String subject() {
                return subject;
            }

            /** What happened, as one or two sentences. */
            public String what() {
                return what;
            }

            /** What to do now, above all if it was somebody else. */
            public String advice() {
                return advice;
            }
        }
    }
}
