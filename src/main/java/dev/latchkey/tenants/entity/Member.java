package dev.latchkey.tenants.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

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

    @Column(name = "role_names")
    private @Nullable String roleNames;

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

    /** All his roles when some are the tenant's own; null for {@link #role} alone. */
    public @Nullable String roleNames() {
        return roleNames;
    }

    public void assign(RoleGrant grant) {
        role = grant.base();
        roleNames = grant.names();
    }
}
