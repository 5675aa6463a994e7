package dev.latchkey.passwords.control;

import dev.latchkey.audit.control.GivenAudit;
import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.mail.control.Outbox;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.users.control.GivenUsers;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;

/** The lock after wrong passwords, for tests of rooms that use it; its mails go nowhere. */
public final class GivenLockout {
    private GivenLockout() {}

    /** The rules for new passwords, as they are. */
    public static PasswordPolicy policy() {
        PasswordPolicy policy = new PasswordPolicy();
        policy.load();
        return policy;
    }

    /** In the transaction of these entities. */
    public static Lockout lockout(GivenDatabase database, EntityManager entities) {
        Lockout lockout = new Lockout();
        lockout.sql = database.sql();
        lockout.users = GivenUsers.in(entities, database.sql());
        lockout.audit = GivenAudit.log(database, entities);
        lockout.outbox = new Outbox() {
            @Override
            public void post(Mail mail, Instant now) {}
        };
        lockout.settings = new PasswordSettings(4, 1, 1, true, Duration.ofHours(1));
        return lockout;
    }
}
