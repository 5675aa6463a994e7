package dev.latchkey.users.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person with an account. */
@Entity
@Table(name = "users")
public class User {
    @Id
    private String id;

    private String email;
    private @Nullable String name;
    private @Nullable String image;

    @Column(name = "email_verified")
    private boolean emailVerified;

    private String role = Role.USER;
    private boolean banned;

    @Column(name = "ban_reason")
    private @Nullable String banReason;

    @Column(name = "ban_expires_at")
    private @Nullable Instant banExpiresAt;

    @Embedded
    private PlanTerm planTerm = new PlanTerm();

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected User() {}

    /** A new user: unverified, on the free plan, with no special right. */
    public User(String id, EmailAddress email, @Nullable String name, Instant now) {
        this.id = id;
        this.email = email.value();
        this.name = name;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public String id() {
        return id;
    }

    public String email() {
        return email;
    }

    public @Nullable String name() {
        return name;
    }

    public boolean isEmailVerified() {
        return emailVerified;
    }

    /** Whether he is shut out; a ban whose end has come counts as none. */
    public boolean isBannedAt(Instant now) {
        return banned && (banExpiresAt == null || now.isBefore(banExpiresAt));
    }

    public String role() {
        return role;
    }

    public PlanTerm planTerm() {
        return planTerm;
    }

    /** The address has been proved to be this person's. */
    public void verifyEmail(Instant now) {
        emailVerified = true;
        updatedAt = now;
    }

    /** Another address, proved to be this person's. */
    public void changeEmail(EmailAddress newEmail, Instant now) {
        email = newEmail.value();
        emailVerified = true;
        updatedAt = now;
    }

    /** Is shut out, for good or until an instant; the reason is for operators. */
    public void ban(@Nullable String reason, @Nullable Instant until, Instant now) {
        banned = true;
        banReason = reason;
        banExpiresAt = until;
        updatedAt = now;
    }

    /** May come in again. */
    public void unban(Instant now) {
        banned = false;
        banReason = null;
        banExpiresAt = null;
        updatedAt = now;
    }

    /** Has this global role from now on, one of {@link Role}. */
    public void assignRole(String newRole, Instant now) {
        role = newRole;
        updatedAt = now;
    }

    /** Has this plan from now on. */
    public void subscribe(PlanTerm term, Instant now) {
        planTerm = term;
        updatedAt = now;
    }

    /** The paid plan has ended. */
    public void fallBackToFree(Instant now) {
        planTerm.fallBack();
        updatedAt = now;
    }
}
