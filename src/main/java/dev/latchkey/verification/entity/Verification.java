package dev.latchkey.verification.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A one-time token that was mailed, as its hash. */
@Entity
@Table(name = "verifications")
public class Verification {
    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    @Column(name = "user_id")
    private String userId;

    private String email;

    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    protected Verification() {}

    /** @param proof whom and what the token is for, and until when */
    public Verification(String id, Proof proof, String tokenHash, Instant now, Instant expiresAt) {
        this.id = id;
        this.purpose = proof.purpose();
        this.userId = proof.userId();
        this.email = proof.email();
        this.tokenHash = tokenHash;
        this.createdAt = now;
        this.expiresAt = expiresAt;
    }

    /** What a used token has proved: that this user reads the mail of this address, for this purpose. */
    public record Proof(Purpose purpose, String userId, String email) {}
}
