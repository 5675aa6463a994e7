package dev.latchkey.imports.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.imports.control.ImportSource.Row;
import dev.latchkey.imports.entity.ImportReport;
import dev.latchkey.imports.entity.ImportReport.Outcome;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.tenants.control.Slug;
import dev.latchkey.tenants.entity.Invite;
import dev.latchkey.tenants.entity.TenantRole;
import dev.latchkey.users.entity.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Organizations as tenants, their members, and whom they have asked in. */
@ApplicationScoped
class OrganizationImport {
    static final String ORGANIZATIONS = "organizations";

    private static final String MEMBERS = "members";
    private static final String INVITATIONS = "invitations";
    private static final int MAX_NAME = 200;
    private static final int MAX_LOGO = 2048;
    private static final int MAX_METADATA = 8192;

    @Inject
    Sql sql;

    void copy(ImportSource source, ImportReport report, Instant now) {
        source.each("organization", row -> organization(row, report, now));
        source.each("member", row -> member(row, report, now));
        source.each("invitation", row -> invitation(row, report, now));
        sql.list(
                        "select t.id from tenants t where not exists"
                                + " (select 1 from members m where m.tenant_id = t.id and m.role = 'OWNER') order by t.id",
                        row -> row.getString(1))
                .forEach(id -> report.note(ORGANIZATIONS + " " + id + ": has no owner; make a member one"));
    }

    private void organization(Row row, ImportReport report, Instant now) {
        String id = row.text("id");
        if (!PeopleImport.isId(id)) {
            report.skip(ORGANIZATIONS, id, "its id is longer than 40 characters or has unusual ones");
        } else if (isTenant(id)) {
            report.count(ORGANIZATIONS, Outcome.THERE);
        } else {
            String name = row.maybe("name") == null ? "Organization" : row.text("name");
            String slug = slug(row.text("slug"), name);
            if (!slug.equals(row.text("slug"))) {
                report.note(ORGANIZATIONS + " " + id + ": its slug is now " + slug);
            }
            sql.update(
                    "insert into tenants (id, name, slug, logo, metadata, status, plan, plan_status, created_at, updated_at)"
                            + " values (?, ?, ?, ?, ?, 'ACTIVE', 'FREE', 'ACTIVE', ?, ?)",
                    id,
                    name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME),
                    slug,
                    fitting(row.maybe("logo"), MAX_LOGO),
                    object(row.maybe("metadata")),
                    PeopleImport.or(row.time("createdAt"), now),
                    now);
            report.count(ORGANIZATIONS, Outcome.COPIED);
        }
    }

    /** The slug itself if it has our form and is free, else one like it. */
    private String slug(String wanted, String name) {
        boolean formed = wanted.length() <= 64 && wanted.matches(Slug.PATTERN);
        String slug = formed ? wanted : Slug.of(wanted.isEmpty() ? name : wanted);
        while (sql.count("select count(*) from tenants where slug = ?", slug) > 0) {
            slug = Slug.unlike(Slug.of(slug));
        }
        return slug;
    }

    private void member(Row row, ImportReport report, Instant now) {
        String id = row.text("id");
        String tenantId = row.text("organizationId");
        String userId = row.text("userId");
        if (!PeopleImport.isId(id)
                || !isTenant(tenantId)
                || sql.count("select count(*) from users where id = ?", userId) == 0) {
            report.skip(MEMBERS, id, "its organization or user is not here");
            return;
        }
        TenantRole role = role(row.text("role"), MEMBERS + " " + id, report);
        int made = sql.update(
                "insert into members (id, tenant_id, user_id, role, created_at) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                id,
                tenantId,
                userId,
                role.name(),
                PeopleImport.or(row.time("createdAt"), now));
        report.count(MEMBERS, made == 1 ? Outcome.COPIED : Outcome.THERE);
    }

    /** The highest of several roles; one that is not ours counts as member. */
    private static TenantRole role(String roles, String whose, ImportReport report) {
        return Arrays.stream(roles.split("\\s*,\\s*"))
                .map(name -> Arrays.stream(TenantRole.values())
                        .filter(role -> role.label().equals(name))
                        .findFirst()
                        .orElseGet(() -> {
                            report.note(whose + ": its role " + name + " is unknown and counts as member");
                            return TenantRole.MEMBER;
                        }))
                .min(Comparator.naturalOrder())
                .orElse(TenantRole.MEMBER);
    }

    private void invitation(Row row, ImportReport report, Instant now) {
        String id = row.text("id");
        String tenantId = row.text("organizationId");
        Optional<EmailAddress> email = PeopleImport.address(row.text("email"));
        if (!PeopleImport.isId(id) || !isTenant(tenantId) || email.isEmpty()) {
            report.skip(INVITATIONS, id, "its organization is not here, or its address cannot be used");
            return;
        }
        Invite.Status status = status(row.text("status"));
        Instant end = PeopleImport.or(row.time("expiresAt"), now);
        boolean waits = status == Invite.Status.PENDING && now.isBefore(end);
        Instant made = PeopleImport.or(row.time("createdAt"), now);
        int copied = sql.update(
                "insert into invites (id, tenant_id, email, pending_email, role, status, token_hash, inviter_id, created_at,"
                        + " updated_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, (select id from users where id = ?), ?, ?, ?)"
                        + " on conflict do nothing",
                id,
                tenantId,
                email.get().value(),
                waits ? email.get().value() : null,
                role(row.text("role"), INVITATIONS + " " + id, report).name(),
                (status == Invite.Status.PENDING && !waits ? Invite.Status.EXPIRED : status).name(),
                // Nobody was mailed a link of ours: it is accepted by whoever has proved the address.
                SecretTokens.hash(SecretTokens.next("")),
                row.text("inviterId"),
                made,
                now,
                end);
        report.count(INVITATIONS, copied == 1 ? Outcome.COPIED : Outcome.THERE);
    }

    private static Invite.Status status(String word) {
        return switch (word) {
            case "accepted" -> Invite.Status.ACCEPTED;
            case "rejected" -> Invite.Status.DECLINED;
            case "canceled" -> Invite.Status.CANCELLED;
            default -> Invite.Status.PENDING;
        };
    }

    private boolean isTenant(String id) {
        return sql.count("select count(*) from tenants where id = ?", id) > 0;
    }

    private static @Nullable String fitting(@Nullable String text, int length) {
        return text == null || text.length() > length ? null : text;
    }

    private static @Nullable String object(@Nullable String metadata) {
        String fit = fitting(metadata, MAX_METADATA);
        return fit == null || !fit.strip().startsWith("{") ? null : fit;
    }
}
