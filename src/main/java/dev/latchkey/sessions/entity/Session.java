package dev.latchkey.sessions.entity;

import dev.latchkey.requests.entity.Client;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A sign-in that lasts; the row is the session, and without the row there is none (S1-44). */
@Entity
@Table(name = "sessions")
public class Session {
    @Id
    private String id;

    @Column(name = "user_id")
    private String userId;

    @Column(name = "token_hash")
    private String tokenHash;

    private boolean remembered;

    @Column(name = "active_tenant_id")
    private @Nullable String activeTenantId;

    @Column(name = "ip_address")
    private @Nullable String ipAddress;

    @Column(name = "user_agent")
    private @Nullable String userAgent;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected Session() {}

    /** A session of this user that starts now; only the hash of its token is kept. */
    public Session(String id, NewSession opened, String tokenHash, Instant now, Instant expiresAt) {
        this.id = id;
        this.userId = opened.userId();
        this.tokenHash = tokenHash;
        this.remembered = opened.remembered();
        Client client = opened.client();
        this.ipAddress = client.address();
        this.userAgent = client.userAgent();
        this.createdAt = now;
        this.updatedAt = now;
        this.expiresAt = expiresAt;
    }

    public String id() {
        return id;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /**
     * What a session is opened with.
     *
     * @param remembered false ends it after a day and with the browser (C-07)
     * @param replacedId the session that the same browser has had until now; it ends (ASVS 7.2.4)
     */
    public record NewSession(
            String userId,
            Client client,
            boolean remembered,
            @Nullable String replacedId) {}
}
