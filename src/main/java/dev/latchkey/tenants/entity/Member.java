package dev.latchkey.tenants.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A user in a tenant, with one role; at most one row for both. */
@Entity
@Table(name = "members")
public class Member {
    @Id
    private String id;

    @Column(name = "tenant_id")
    private String tenantId;

    @Column(name = "user_id")
    private String userId;

    @Enumerated(EnumType.STRING)
    private TenantRole role;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Member() {}

    public Member(String id, String tenantId, String userId, TenantRole role, Instant now) {
        this.id = id;
        this.tenantId = tenantId;
        this.userId = userId;
        this.role = role;
        this.createdAt = now;
    }

    public String id() {
        return id;
    }

    public String tenantId() {
        return tenantId;
    }

    public String userId() {
        return userId;
    }

    public TenantRole role() {
        return role;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public void assign(TenantRole newRole) {
        role = newRole;
    }
}
