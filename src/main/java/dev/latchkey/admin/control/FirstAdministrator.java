package dev.latchkey.admin.control;

import dev.latchkey.admin.control.AdminSettings.First;
import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.passwords.control.PasswordHasher;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.Role;
import dev.latchkey.users.entity.User;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;

/** Makes the administrator that the settings name, if nobody has an account yet. C-35. */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class FirstAdministrator {
    private static final Logger LOG = System.getLogger(FirstAdministrator.class.getName());

    @Inject
    AdminSettings settings;

    @Inject
    PasswordHasher hasher;

    @Inject
    Seed seed;

    @Inject
    Clock clock;

    @PostConstruct
    void start() {
        settings.first().filter(first -> seed.isWanted()).ifPresent(this::make);
    }

    private void make(First first) {
        try {
            seed.plant(first.email(), hasher.hash(first.password()), clock.instant());
            LOG.log(Level.INFO, "The first administrator was made, from LATCHKEY_ADMIN_EMAIL");
        } catch (AuthException refusal) {
            LOG.log(Level.INFO, "Another node made the first administrator");
        }
    }

    /** The transaction of it; hashing stays outside. */
    @Stateless
    public static class Seed {
        @Inject
        UserStore users;

        @Inject
        AuditLog audit;

        @Inject
        Sql sql;

        /** Whether the database has no user. */
        public boolean isWanted() {
            return sql.list("select id from users limit 1", row -> row.getString(1))
                    .isEmpty();
        }

        /**
         * Makes him, with a verified address. Of several nodes that start at once, the unique address lets one:
         * {@code USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL} for the others.
         */
        public void plant(EmailAddress email, String passwordHash, Instant now) {
            User user = users.create(email, null, passwordHash, now);
            user.verifyEmail(now);
            user.assignRole(Role.ADMIN, now);
            audit.write(AuditEntry.of(Action.USER_CREATE, null).about(user.id()).because("first administrator"), now);
        }
    }
}
