package dev.latchkey.users.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.users.entity.Account;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.Profile;
import dev.latchkey.users.entity.User;
import dev.latchkey.users.entity.UserProblem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Users and their ways in. */
@Stateless
public class UserStore {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Sql sql;

    /**
     * A new user, with a password unless the hash is null. The unique constraint decides between two who come at once: the later one gets
     * {@code USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL}.
     */
    public User create(EmailAddress email, @Nullable String name, @Nullable String passwordHash, Instant now) {
        if (exists(email)) {
            throw UserProblem.USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL.exception();
        }
        User user = new User(Ids.next("usr"), email, name, now);
        entities.persist(user);
        flushEmail();
        if (passwordHash != null) {
            entities.persist(Account.password(Ids.next("acc"), user.id(), passwordHash, now));
        }
        return user;
    }

    /** Whether a unique constraint refused a row; SQL state 23505 in both databases. */
    public static boolean isDuplicate(PersistenceException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof java.sql.SQLException broken && "23505".equals(broken.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    public boolean exists(EmailAddress email) {
        return sql.count("select count(*) from users where email = ?", email.value()) > 0;
    }

    public Optional<User> find(String id) {
        return Optional.ofNullable(entities.find(User.class, id));
    }

    public Optional<User> findByEmail(EmailAddress email) {
        return entities.createQuery("select u from User u where u.email = :email", User.class)
                .setParameter("email", email.value())
                .getResultStream()
                .findFirst();
    }

    /** The same with the row locked: somebody who deletes himself at this moment is there until the end, or not at all. */
    public Optional<User> lockByEmail(EmailAddress email) {
        return sql.first("select id from users where email = ? for update", row -> row.getString(1), email.value())
                .flatMap(this::find);
    }

    /** The user, with his row locked until the transaction ends. */
    public Optional<User> lock(String id) {
        return Optional.ofNullable(entities.find(User.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Keeps what a new user says of himself besides his name. */
    public void describe(String userId, Profile profile) {
        sql.update(
                "update users set image = ?, company = ?, country = ?, phone = ? where id = ?",
                profile.image(),
                profile.company(),
                profile.country(),
                profile.phone(),
                userId);
    }

    /** Marks the address as proved, if it is still the user's; tells whether it is. */
    public boolean verifyEmail(String userId, EmailAddress email, Instant now) {
        Optional<User> user = lock(userId).filter(u -> u.email().equals(email.value()));
        user.filter(u -> !u.isEmailVerified()).ifPresent(u -> u.verifyEmail(now));
        return user.isPresent();
    }

    /**
     * Gives a locked user another address, which counts as proved; {@code USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL} when
     * somebody has it, as the unique constraint decides between two who come at once.
     */
    public void changeEmail(User user, EmailAddress email, Instant now) {
        if (exists(email)) {
            throw UserProblem.USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL.exception();
        }
        user.changeEmail(email, now);
        flushEmail();
    }

    private void flushEmail() {
        try {
            entities.flush();
        } catch (PersistenceException e) {
            throw isDuplicate(e) ? UserProblem.USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL.exception() : e;
        }
    }

    /** Deletes a locked user; his ways in, sessions, mailed tokens and memberships go with the row. */
    public void delete(String userId) {
        sql.update("delete from users where id = ?", userId);
    }

    /** The ids of users whose plan has ended by now, oldest first, at most {@code limit}. C-17. */
    public List<String> withExpiredPlans(Instant now, int limit) {
        return sql.list(
                "select id from users where plan <> 'FREE' and (plan_status <> 'ACTIVE' or plan_expires_at <= ?)"
                        + " order by id limit " + limit,
                row -> row.getString(1),
                now);
    }
}
