package dev.latchkey.organizations.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.organizations.entity.OrganizationProblem;
import dev.latchkey.organizations.entity.Team;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.tenants.control.TenantStore;
import dev.latchkey.tenants.control.TenantStore.Place;
import dev.latchkey.tenants.entity.Right;
import dev.latchkey.users.entity.Caller;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Teams of an organization: made, renamed, deleted and listed. Their look-ups are keyed by the organization (promise 4). */
@Stateless
public class Teams {
    /** So many an organization may have. */
    public static final int MOST = 100;

    private static final int MOST_NAMED = 10;
    private static final String FIND =
            "select t.id, t.tenant_id, t.name, t.created_at, t.updated_at from teams t where t.tenant_id = ?";

    @Inject
    TenantStore store;

    @Inject
    Sql sql;

    @Inject
    AuditLog audit;

    /** Makes a team, which is empty; {@code YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_TEAMS}. */
    public Team create(Caller caller, String organizationId, String name, Client client, Instant now) {
        Place place = acting(
                caller,
                organizationId,
                Right.TEAM_CREATE,
                OrganizationProblem.YOU_ARE_NOT_ALLOWED_TO_CREATE_TEAMS_IN_THIS_ORGANIZATION);
        place.tenant().requireActive();
        if (sql.count("select count(*) from teams where tenant_id = ?", organizationId) >= MOST) {
            throw OrganizationProblem.YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_TEAMS.exception();
        }
        Team team = new Team(Ids.next("tem"), name, organizationId, now, now);
        sql.update(
                "insert into teams (id, tenant_id, name, created_at, updated_at) values (?, ?, ?, ?, ?)",
                team.id(),
                organizationId,
                name,
                now,
                now);
        trace(Action.TEAM_CREATE, caller, team, client, now);
        return team;
    }

    /** Calls a team something else. */
    public Team rename(Caller caller, Team before, String name, Client client, Instant now) {
        Place place = acting(
                caller,
                before.organizationId(),
                Right.TEAM_UPDATE,
                OrganizationProblem.YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_TEAM);
        place.tenant().requireActive();
        Team team = require(before.organizationId(), before.id());
        sql.update("update teams set name = ?, updated_at = ? where id = ?", name, now, team.id());
        trace(Action.TEAM_UPDATE, caller, team, client, now);
        return new Team(team.id(), name, team.organizationId(), team.createdAt(), now);
    }

    /** Deletes a team; its members stay in the organization. */
    public void delete(Caller caller, Team before, Client client, Instant now) {
        acting(
                caller,
                before.organizationId(),
                Right.TEAM_DELETE,
                OrganizationProblem.YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_TEAM);
        Team team = require(before.organizationId(), before.id());
        sql.update("update sessions set active_team_id = null where active_team_id = ?", team.id());
        sql.update("delete from teams where id = ?", team.id());
        trace(Action.TEAM_DELETE, caller, team, client, now);
    }

    /** The teams of an organization, oldest first. */
    public List<Team> of(String organizationId) {
        return sql.list(FIND + " order by t.created_at, t.id", Teams::read, organizationId);
    }

    /** Those that a user is in. */
    public List<Team> of(String organizationId, String userId) {
        return sql.list(
                FIND + " and t.id in (select x.team_id from team_members x join members m on m.id = x.member_id"
                        + " where m.user_id = ?) order by t.created_at, t.id",
                Teams::read,
                organizationId,
                userId);
    }

    /** The team of that id in that organization; {@code TEAM_NOT_FOUND}. */
    public Team require(String organizationId, String id) {
        return find(organizationId, id).orElseThrow(OrganizationProblem.TEAM_NOT_FOUND::exception);
    }

    private Optional<Team> find(String organizationId, String id) {
        return sql.first(FIND + " and t.id = ?", Teams::read, organizationId, id);
    }

    /** The ids of one team or several that a request names, if they are teams of that organization; none for null. */
    public List<String> named(String organizationId, @Nullable JsonNode named) {
        List<String> ids = new ArrayList<>();
        if (named == null || named.isNull()) {
            return ids;
        }
        for (JsonNode node : named.isArray() ? named : List.of(named)) {
            if (!node.isTextual() || ids.size() == MOST_NAMED) {
                throw new AuthException(
                        RequestProblem.VALIDATION_ERROR, Map.of("teamId", "must be a text, or at most ten of them"));
            }
            ids.add(require(organizationId, node.textValue()).id());
        }
        return ids;
    }

    private Place acting(Caller caller, String organizationId, Right right, OrganizationProblem otherwise) {
        Place place = store.lockedPlace(organizationId, caller.userId());
        if (!place.may(right)) {
            throw otherwise.exception();
        }
        return place;
    }

    private void trace(Action action, Caller caller, Team team, Client client, Instant now) {
        audit.write(
                AuditEntry.of(action, client)
                        .by(caller.userId())
                        .in(team.organizationId())
                        .because(team.id()),
                now);
    }

    private static Team read(ResultSet row) throws SQLException {
        return new Team(
                row.getString("id"),
                row.getString("name"),
                row.getString("tenant_id"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }
}
