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

    public boolean isBanned() {
        return banned;
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

    /** The paid plan has ended. */
    public void fallBackToFree(Instant now) {
        planTerm.fallBack();
        updatedAt = now;
    }
}
