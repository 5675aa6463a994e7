package dev.latchkey.users.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A way in that belongs to a user: here the password, under Better Auth's provider name {@code credential}. */
@Entity
@Table(name = "accounts")
public class Account {
    /** The provider of accounts that are a password. */
    public static final String CREDENTIAL = "credential";

    @Id
    private String id;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "provider_id")
    private String providerId;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Account() {}

    private Account(String id, String userId, String passwordHash, Instant now) {
        this.id = id;
        this.userId = userId;
        this.providerId = CREDENTIAL;
        this.accountId = userId;
        this.passwordHash = passwordHash;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** The password of a user, as its hash. */
    public static Account password(String id, String userId, String passwordHash, Instant now) {
        return new Account(id, userId, passwordHash, now);
    }
}
