package dev.latchkey.organizations.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.organizations.entity.Invitation;
import dev.latchkey.organizations.entity.OrganizationProblem;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.tenants.control.Invites;
import dev.latchkey.tenants.control.Invites.Wanted;
import dev.latchkey.tenants.entity.Invite;
import dev.latchkey.tenants.entity.TenantProblem;
import dev.latchkey.users.entity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks invites up as invitations, and asks people in. C-21. */
@ApplicationScoped
public class Invitations {
    /** So many are listed, the newest ones. */
    private static final int MOST = 1000;

    private static final String FIND =
            "select i.id, i.tenant_id, i.email, i.role, i.role_names, i.status, i.expires_at, i.created_at,"
                    + " i.inviter_id, t.name, t.slug, u.email as inviter_email"
                    + " from invites i join tenants t on t.id = i.tenant_id left join users u on u.id = i.inviter_id";

    @Inject
    Sql sql;

    @Inject
    Invites invites;

    /** An invitation, with what the person it is for is told of the organization; {@code inviterEmail} may be unknown. */
    public record Told(
            Invitation invitation,
            String organizationName,
            String organizationSlug,
            @Nullable String inviterEmail) {}

    /**
     * Asks somebody in. With {@code again}, one who was asked and has not answered gets a new mail for the same invitation
     * instead of {@code USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION}.
     */
    public Invitation invite(Caller caller, Wanted wanted, boolean again, Client client, Instant now) {
        Optional<String> waiting = again ? waiting(wanted, now) : Optional.empty();
        Invite invite = waiting.isPresent()
                ? invites.resend(caller, wanted.tenantId(), waiting.get(), client, now)
                : invites.invite(caller, wanted, client, now);
        return Invitation.of(invite);
    }

    private Optional<String> waiting(Wanted wanted, Instant now) {
        return sql.first(
                "select id from invites where tenant_id = ? and pending_email = ? and expires_at > ?",
                row -> row.getString(1),
                wanted.tenantId(),
                wanted.email().value(),
                now);
    }

    /** Those of an organization in any state, newest first; for those who may invite. */
    public List<Invitation> of(Caller caller, String organizationId) {
        invites.requireManager(caller, organizationId);
        return sql.list(
                FIND + " where i.tenant_id = ? order by i.created_at desc, i.id desc limit " + MOST,
                row -> read(row).invitation(),
                organizationId);
    }

    /** Those that wait for the caller's answer. */
    public List<Told> to(Caller caller, Instant now) {
        return sql.list(
                FIND + " where i.pending_email = ? and i.expires_at > ? order by i.created_at, i.id",
                Invitations::read,
                caller.email(),
                now);
    }

    /**
     * The one of that id, if it is for the caller; {@code INVITATION_NOT_FOUND} when there is none, and
     * {@code YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION} when it is for somebody else: ids cannot be guessed, so whoever
     * has one was told of the invitation and is signed in with another address.
     */
    public Told mine(Caller caller, String id) {
        Told told = find(id);
        if (!told.invitation().email().equals(caller.email())) {
            throw TenantProblem.YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION.exception();
        }
        return told;
    }

    /** The one of that id, whoever it is for. */
    public Told find(String id) {
        return sql.first(FIND + " where i.id = ?", Invitations::read, id)
                .orElseThrow(OrganizationProblem.INVITATION_NOT_FOUND::exception);
    }

    private static Told read(ResultSet row) throws SQLException {
        return new Told(
                new Invitation(
                        row.getString("id"),
                        row.getString("tenant_id"),
                        row.getString("email"),
                        Roles.label(row),
                        Invitation.word(Invite.Status.valueOf(row.getString("status"))),
                        Sql.instant(row, "expires_at"),
                        Sql.instant(row, "created_at"),
                        row.getString("inviter_id")),
                row.getString("name"),
                row.getString("slug"),
                row.getString("inviter_email"));
    }
}
