package dev.latchkey.organizations.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.database.control.Sql;
import dev.latchkey.organizations.entity.OrganizationProblem;
import dev.latchkey.organizations.entity.Team;
import dev.latchkey.organizations.entity.TeamMember;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.secrets.control.Ids;
import dev.latchkey.sessions.control.SessionStore;
import dev.latchkey.tenants.control.TenantStore;
import dev.latchkey.tenants.entity.Member;
import dev.latchkey.tenants.entity.Right;
import dev.latchkey.users.entity.Caller;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is in a team, and which team somebody works in. */
@Stateless
public class TeamRoster {
    private static final int MOST = 1000;
    private static final String FIND = "select x.id, x.team_id, m.user_id, x.created_at from team_members x"
            + " join members m on m.id = x.member_id where x.team_id = ?";

    @Inject
    TenantStore store;

    @Inject
    SessionStore sessions;

    @Inject
    Sql sql;

    @Inject
    AuditLog audit;

    /** Puts a member of the organization into a team; of no effect when he is in it. */
    public TeamMember add(Caller caller, Team team, String userId, Client client, Instant now) {
        Member member = member(
                caller,
                team,
                userId,
                Right.MEMBER_UPDATE,
                OrganizationProblem.YOU_ARE_NOT_ALLOWED_TO_CREATE_A_NEW_TEAM_MEMBER);
        int added = sql.update(
                "insert into team_members (id, team_id, member_id, created_at) select ?, t.id, ?, ? from teams t where t.id = ?"
                        + " on conflict do nothing",
                Ids.next("tmm"),
                member.id(),
                now,
                team.id());
        if (added == 1) {
            trace(Action.TEAM_MEMBER_ADD, caller, team, userId, client, now);
        }
        return find(team.id(), userId).orElseThrow(OrganizationProblem.TEAM_NOT_FOUND::exception);
    }

    /** Takes somebody out of a team; {@code USER_IS_NOT_A_MEMBER_OF_THE_TEAM}. */
    public void remove(Caller caller, Team team, String userId, Client client, Instant now) {
        Member member = member(
                caller,
                team,
                userId,
                Right.MEMBER_DELETE,
                OrganizationProblem.YOU_ARE_NOT_ALLOWED_TO_REMOVE_A_TEAM_MEMBER);
        if (sql.update("delete from team_members where team_id = ? and member_id = ?", team.id(), member.id()) == 0) {
            throw OrganizationProblem.USER_IS_NOT_A_MEMBER_OF_THE_TEAM.exception();
        }
        sql.update(
                "update sessions set active_team_id = null where active_team_id = ? and user_id = ?",
                team.id(),
                userId);
        trace(Action.TEAM_MEMBER_REMOVE, caller, team, userId, client, now);
    }

    private Member member(Caller caller, Team team, String userId, Right right, OrganizationProblem otherwise) {
        if (!store.lockedPlace(team.organizationId(), caller.userId()).may(right)) {
            throw otherwise.exception();
        }
        return store.member(team.organizationId(), userId)
                .orElseThrow(OrganizationProblem.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION::exception);
    }

    /** The members of a team, for whoever is in it, and for those who may change members. */
    public List<TeamMember> list(Caller caller, Team team) {
        boolean manages = store.place(team.organizationId(), caller.userId()).may(Right.MEMBER_UPDATE);
        if (!manages && find(team.id(), caller.userId()).isEmpty()) {
            throw OrganizationProblem.USER_IS_NOT_A_MEMBER_OF_THE_TEAM.exception();
        }
        return sql.list(FIND + " order by x.created_at, x.id limit " + MOST, TeamRoster::read, team.id());
    }

    /** Works in a team from now on, or in none. */
    public void activate(Caller caller, @Nullable Team team) {
        if (team != null && find(team.id(), caller.userId()).isEmpty()) {
            throw OrganizationProblem.USER_IS_NOT_A_MEMBER_OF_THE_TEAM.exception();
        }
        sessions.activateTeam(caller.sessionId(), team == null ? null : team.id());
    }

    /** The id of the team that the caller works in. */
    public Optional<String> active(Caller caller) {
        return sql.first(
                "select active_team_id from sessions where id = ? and active_team_id is not null",
                row -> row.getString(1),
                caller.sessionId());
    }

    private Optional<TeamMember> find(String teamId, String userId) {
        return sql.first(FIND + " and m.user_id = ?", TeamRoster::read, teamId, userId);
    }

    private void trace(Action action, Caller caller, Team team, String userId, Client client, Instant now) {
        audit.write(
                AuditEntry.of(action, client)
                        .by(caller.userId())
                        .about(userId)
                        .in(team.organizationId())
                        .because(team.id()),
                now);
    }

    private static TeamMember read(ResultSet row) throws SQLException {
        return new TeamMember(
                row.getString("id"),
                row.getString("team_id"),
                row.getString("user_id"),
                Sql.instant(row, "created_at"));
    }
}
