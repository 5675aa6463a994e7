package dev.latchkey.organizations.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.organizations.entity.OrganizationMember;
import dev.latchkey.organizations.entity.OrganizationMember.Person;
import dev.latchkey.organizations.entity.OrganizationProblem;
import dev.latchkey.organizations.entity.RosterQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of an organization with their users; the caller's own membership is looked at before. */
@ApplicationScoped
public class Roster {
    private static final String FROM = " from members m join users u on u.id = m.user_id where m.tenant_id = ?";
    private static final String VIEW =
            "select m.id, m.tenant_id, m.user_id, m.role, m.role_names, m.created_at, u.name, u.email, u.image" + FROM;

    @Inject
    Sql sql;

    /** A part of the members, and how many match in all. */
    public record Part(List<OrganizationMember> members, long total) {}

    public Part list(String organizationId, RosterQuery query) {
        List<@Nullable Object> parameters = new ArrayList<>();
        parameters.add(organizationId);
        parameters.addAll(query.parameters());
        Object[] values = parameters.toArray();
        return new Part(
                sql.list(VIEW + query.condition() + query.order(), Roster::read, values),
                sql.count("select count(*)" + FROM + query.condition(), values));
    }

    /** The member who is this user. */
    public Optional<OrganizationMember> ofUser(String organizationId, String userId) {
        return sql.first(VIEW + " and m.user_id = ?", Roster::read, organizationId, userId);
    }

    /** The member of that id; {@code MEMBER_NOT_FOUND} when there is none here. */
    public OrganizationMember require(String organizationId, String memberId) {
        return sql.first(VIEW + " and m.id = ?", Roster::read, organizationId, memberId)
                .orElseThrow(OrganizationProblem.MEMBER_NOT_FOUND::exception);
    }

    /** The same for an id or an address, as {@code remove-member} takes them. */
    public OrganizationMember named(String organizationId, String idOrEmail) {
        return sql.first(
                        VIEW + " and (m.id = ? or u.email = ?)",
                        Roster::read,
                        organizationId,
                        idOrEmail,
                        idOrEmail.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(OrganizationProblem.MEMBER_NOT_FOUND::exception);
    }

    private static OrganizationMember read(ResultSet row) throws SQLException {
        String name = row.getString("name");
        return new OrganizationMember(
                row.getString("id"),
                row.getString("tenant_id"),
                row.getString("user_id"),
                Roles.label(row),
                Sql.instant(row, "created_at"),
                new Person(
                        row.getString("user_id"),
                        name == null ? "" : name,
                        row.getString("email"),
                        row.getString("image")));
    }
}
