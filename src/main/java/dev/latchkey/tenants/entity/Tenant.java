package dev.latchkey.tenants.entity;

import dev.latchkey.users.entity.PlanTerm;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A customer of the application: what Better Auth calls an organization. C-18. */
@Entity
@Table(name = "tenants")
public class Tenant {
    @Id
    private String id;

    private String name;
    private String slug;

    @Enumerated(EnumType.STRING)
    private Status status = Status.ACTIVE;

    @Embedded
    private PlanTerm planTerm = new PlanTerm();

    private @Nullable String logo;
    private @Nullable String metadata;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /**
     * What a tenant says of itself beyond its name.
     *
     * @param logo the address of a picture
     * @param metadata a JSON object of the application's own
     */
    public record Brand(@Nullable String logo, @Nullable String metadata) {
        public static final Brand NONE = new Brand(null, null);
    }

    /** A suspended tenant can be read, left and deleted, and nothing else. */
    public enum Status {
        ACTIVE,
        SUSPENDED
    }

    protected Tenant() {}

    /** A new tenant on the free plan. */
    public Tenant(String id, String name, String slug, Instant now) {
        this.id = id;
        this.name = name;
        this.slug = slug;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String slug() {
        return slug;
    }

    public PlanTerm planTerm() {
        return planTerm;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Refuses acts that a suspended tenant does not take, with {@code TENANT_SUSPENDED}. */
    public void requireActive() {
        if (status == Status.SUSPENDED) {
            throw TenantProblem.TENANT_SUSPENDED.exception();
        }
    }

    public Status status() {
        return status;
    }

    /** Can be read, left and deleted, and nothing else, until it is resumed. */
    public void suspend(Instant now) {
        status = Status.SUSPENDED;
        updatedAt = now;
    }

    public void resume(Instant now) {
        status = Status.ACTIVE;
        updatedAt = now;
    }

    public Brand brand() {
        return new Brand(logo, metadata);
    }

    public void brand(Brand brand, Instant now) {
        logo = brand.logo();
        metadata = brand.metadata();
        updatedAt = now;
    }

    /** Has this plan from now on. */
    public void subscribe(PlanTerm term, Instant now) {
        planTerm = term;
        updatedAt = now;
    }

    /** Gives another name or slug; null leaves what is. */
    public void rename(@Nullable String newName, @Nullable String newSlug, Instant now) {
        name = newName == null ? name : newName;
        slug = newSlug == null ? slug : newSlug;
        updatedAt = now;
    }
}
