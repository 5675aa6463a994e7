package dev.latchkey.admin.control;

import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.admin.entity.Operator;
import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.database.control.Sql;
import dev.latchkey.mail.control.Outbox;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.passwords.control.Lockout;
import dev.latchkey.passwords.control.PasswordHasher;
import dev.latchkey.passwords.control.PasswordPolicy;
import dev.latchkey.passwords.control.PasswordStore;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.self.control.UserDeletion;
import dev.latchkey.self.control.UserDeletionStore.Removal;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.PasswordChanged;
import dev.latchkey.users.entity.Profile;
import dev.latchkey.users.entity.Role;
import dev.latchkey.users.entity.User;
import dev.latchkey.users.entity.UserProblem;
import dev.latchkey.verification.control.VerificationStore;
import dev.latchkey.verification.entity.Purpose;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accounts that administrators make, change, give a password, and delete. No transaction of its own, because of the hashes. */
@ApplicationScoped
public class UserAccounts {
    @Inject
    PasswordPolicy policy;

    @Inject
    PasswordHasher hasher;

    @Inject
    UserDeletion deletion;

    @Inject
    UserRights rights;

    @Inject
    AccountWrites writes;

    /** A new account: {@code password} null for one that is opened by a reset or a provider, {@code role} null for a user. */
    public record NewAccount(
            EmailAddress email,
            @Nullable String password,
            Profile profile,
            @Nullable String role,
            boolean verified) {
        @Override
        public String toString() {
            return "NewAccount[…]";
        }
    }

    /**
     * Makes an account; no mail goes out. {@code USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL}, and what {@link PasswordPolicy}
     * refuses.
     *
     * @return the user's id
     */
    public String create(Operator by, NewAccount wanted) {
        String password = wanted.password();
        if (password != null) {
            policy.check(password, wanted.email(), PasswordPolicy.MIN_LENGTH);
        }
        try {
            return writes.create(by, wanted, password == null ? null : hasher.hash(password));
        } catch (AuthException refusal) {
            // The code that other families answer with 409 and 422.
            throw refusal.code() == UserProblem.USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL
                    ? AdminProblem.USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL.exception()
                    : refusal;
        }
    }

    /** What to change of a user; null leaves what is. An empty image takes it away. */
    public record Change(
            @Nullable String name,
            @Nullable String image,
            @Nullable Boolean verified,
            @Nullable String role) {}

    /** Changes a user; {@code USER_NOT_FOUND}, {@code YOU_CANNOT_DEMOTE_YOURSELF}, {@code VALIDATION_ERROR}. */
    public void change(Operator by, String userId, Change change) {
        writes.change(by, userId, change);
    }

    /**
     * Gives a user another password, which ends whatever the old one opened; he is told by mail. {@code USER_NOT_FOUND}, and
     * what {@link PasswordPolicy} refuses.
     */
    public void setPassword(Operator by, String userId, String password) {
        policy.check(password, writes.address(userId), PasswordPolicy.MIN_LENGTH);
        writes.setPassword(by, userId, hasher.hash(password));
    }

    /**
     * Deletes a user as he would himself. {@code YOU_CANNOT_REMOVE_YOURSELF}, {@code USER_NOT_FOUND},
     * {@code ONLY_OWNER_OF_TENANTS} while tenants with other members would be left without an owner.
     */
    public void remove(Operator by, String userId) {
        if (by.userId().equals(userId)) {
            throw AdminProblem.YOU_CANNOT_REMOVE_YOURSELF.exception();
        }
        writes.address(userId);
        Removal removal =
                new Removal(userId, by.trace(Action.USER_DELETE).about(userId), () -> rights.lock(by, userId));
        deletion.delete(removal, by.client(), by.at());
    }

    /** The transactions of it. */
    @Stateless
    public static class AccountWrites {
        @Inject
        UserRights rights;

        @Inject
        UserStore users;

        @Inject
        PasswordStore passwords;

        @Inject
        VerificationStore verifications;

        @Inject
        Lockout lockout;

        @Inject
        Outbox outbox;

        @Inject
        AuditLog audit;

        @Inject
        Event<PasswordChanged> changed;

        @Inject
        Sql sql;

        /** The address of a user; {@code USER_NOT_FOUND}. */
        public EmailAddress address(String userId) {
            return users.find(userId)
                    .map(user -> new EmailAddress(user.email()))
                    .orElseThrow(AdminProblem.USER_NOT_FOUND::exception);
        }

        public String create(Operator by, NewAccount wanted, @Nullable String hash) {
            rights.lock(by, by.userId());
            Profile profile = wanted.profile().checked();
            User user = users.create(wanted.email(), profile.name(), hash, by.at());
            users.describe(user.id(), profile);
            if (wanted.verified()) {
                user.verifyEmail(by.at());
            }
            if (Role.ADMIN.equals(wanted.role())) {
                user.assignRole(Role.ADMIN, by.at());
            }
            audit.write(by.trace(Action.USER_CREATE).about(user.id()), by.at());
            return user.id();
        }

        public void change(Operator by, String userId, Change change) {
            rights.lock(by, userId);
            String role = change.role();
            if (role != null) {
                rights.assignRole(by, userId, role);
            }
            String image = change.image() == null || change.image().isEmpty() ? null : change.image();
            Profile said = new Profile(change.name(), image, null, null, null).checked();
            if (change.name() != null && said.name() == null) {
                throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of("name", "is required"));
            }
            sql.update(
                    "update users set name = coalesce(?, name), image = case when ? then ? else image end,"
                            + " email_verified = coalesce(?, email_verified), updated_at = ? where id = ?",
                    said.name(),
                    change.image() != null,
                    said.image(),
                    change.verified(),
                    by.at(),
                    userId);
            audit.write(by.trace(Action.USER_CHANGE).about(userId), by.at());
        }

        public void setPassword(Operator by, String userId, String hash) {
            User user = rights.lock(by, userId);
            passwords.set(userId, hash, by.at());
            verifications.endAll(userId, Purpose.RESET_PASSWORD, by.at());
            lockout.unlock(new EmailAddress(user.email()));
            changed.fire(new PasswordChanged(userId, null, by.at()));
            outbox.post(
                    new Mail.Notice(user.email(), user.name(), Mail.Notice.Kind.PASSWORD_CHANGED, by.at()), by.at());
            audit.write(by.trace(Action.PASSWORD_CHANGE).about(userId), by.at());
        }
    }
}
