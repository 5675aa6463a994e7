package dev.latchkey.passwords.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.users.entity.Account;
import dev.latchkey.users.entity.EmailAddress;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;

/** Password hashes, as the credential account of a user holds them. */
@Stateless
public class PasswordStore {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Sql sql;

    /** A user's password as it is kept. */
    public record Credential(String userId, String hash) {
        @Override
        public String toString() {
            return "Credential[" + userId + ", …]";
        }
    }

    /** The password behind an address; nothing when there is no such account, or it has no password. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Credential> find(EmailAddress email) {
        return sql.first(
                "select u.id, a.password_hash from users u join accounts a on a.user_id = u.id"
                        + " where u.email = ? and a.provider_id = 'credential' and a.password_hash is not null",
                row -> new Credential(row.getString(1), row.getString(2)),
                email.value());
    }

    /** Whether the password that was verified is still the user's. */
    public boolean isCurrent(Credential verified) {
        return sql.count(
                        "select count(*) from accounts"
                                + " where user_id = ? and provider_id = 'credential' and password_hash = ?",
                        verified.userId(),
                        verified.hash())
                > 0;
    }

    /** Puts a new hash in the place of the one that was verified; false when it has been changed meanwhile. */
    public boolean replace(Credential verified, String newHash, Instant now) {
        return sql.update(
                        "update accounts set password_hash = ?, updated_at = ?"
                                + " where user_id = ? and provider_id = 'credential' and password_hash = ?",
                        newHash,
                        now,
                        verified.userId(),
                        verified.hash())
                > 0;
    }

    /** Sets the password of a user, whether he had one or not. */
    public void set(String userId, String newHash, Instant now) {
        int updated = sql.update(
                "update accounts set password_hash = ?, updated_at = ? where user_id = ? and provider_id = 'credential'",
                newHash,
                now,
                userId);
        if (updated == 0) {
            entities.persist(Account.password(Ids.next("acc"), userId, newHash, now));
        }
    }
}
