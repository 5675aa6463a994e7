package dev.latchkey.tenants.entity;

import dev.latchkey.users.entity.EmailAddress;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Somebody is asked into a tenant, by mail. C-21. */
@Entity
@Table(name = "invites")
public class Invite {
    @Id
    private String id;

    @Column(name = "tenant_id")
    private String tenantId;

    private String email;

    @Column(name = "pending_email")
    private @Nullable String pendingEmail;

    @Enumerated(EnumType.STRING)
    private TenantRole role;

    @Column(name = "role_names")
    private @Nullable String roleNames;

    @Column(name = "team_ids")
    private @Nullable String teamIds;

    @Enumerated(EnumType.STRING)
    private Status status = Status.PENDING;

    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "inviter_id")
    private @Nullable String inviterId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    /** Where an invite stands. */
    public enum Status {
        PENDING,
        ACCEPTED,
        DECLINED,
        CANCELLED,
        EXPIRED;

        /** The name in JSON. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who asks whom into what. */
    public record Offer(String tenantId, EmailAddress email, RoleGrant grant, String inviterId, String teamIds) {
        /** Into no team, with a built-in role. */
        public Offer(String tenantId, EmailAddress email, TenantRole role, String inviterId) {
            this(tenantId, email, new RoleGrant(role, null, role.rights()), inviterId, "");
        }
    }

    protected Invite() {}

    public Invite(String id, Offer offer, String tokenHash, Instant now, Duration life) {
        this.id = id;
        this.tenantId = offer.tenantId();
        this.email = offer.email().value();
        this.pendingEmail = email;
        this.role = offer.grant().base();
        this.roleNames = offer.grant().names();
        this.teamIds = offer.teamIds().isEmpty() ? null : offer.teamIds();
        this.tokenHash = tokenHash;
        this.inviterId = offer.inviterId();
        this.createdAt = now;
        this.updatedAt = now;
        this.expiresAt = now.plus(life);
    }

    public String id() {
        return id;
    }

    public String tenantId() {
        return tenantId;
    }

    public String email() {
        return email;
    }

    public TenantRole role() {
        return role;
    }

    /** All roles that it gives, separated by commas. */
    public String roles() {
        return roleNames == null ? role.label() : roleNames;
    }

    /** The teams that the invited person joins. */
    public List<String> teamIds() {
        return teamIds == null ? List.of() : List.of(teamIds.split(","));
    }

    public @Nullable String inviterId() {
        return inviterId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** Its status; a pending one whose time is over counts as expired, whatever the row says. Promise 20. */
    public Status statusAt(Instant now) {
        return status == Status.PENDING && !now.isBefore(expiresAt) ? Status.EXPIRED : status;
    }

    public boolean isSecuredBy(String hash) {
        return tokenHash.equals(hash);
    }

    /** Ends it for good. Only under the row's lock. */
    public void close(Status end, Instant now) {
        status = end;
        pendingEmail = null;
        updatedAt = now;
    }

    /** A new link for a new while; the old link is dead. Also brings an expired invite back. */
    public void renew(String newTokenHash, Instant now, Duration life) {
        status = Status.PENDING;
        pendingEmail = email;
        tokenHash = newTokenHash;
        updatedAt = now;
        expiresAt = now.plus(life);
    }
}
