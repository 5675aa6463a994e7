package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.TenantFrames;
import dev.latchkey.pages.control.TenantFrames.Frame;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Pager;
import dev.latchkey.pages.entity.Query;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.tenants.control.Members;
import dev.latchkey.tenants.control.Members.Profile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Who is in a tenant; every member sees that. */
@SignedIn
@Path("tenants/{id}/members")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class TenantMembersPage {
    /** What the template shows. */
    public record Model(Frame frame, String text, List<Row> rows, Pager pager) {}

    /**
     * A member in the list.
     *
     * @param you whether it is the caller himself
     * @param managed whether the caller may change anything about him
     */
    public record Row(Profile member, boolean you, boolean managed) {}

    @Inject
    Visits visits;

    @Inject
    TenantFrames frames;

    @Inject
    Members members;

    @GET
    public Reply list(
            @PathParam("id") String id,
            @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("page") @DefaultValue("1") String page,
            @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Frame frame = frames.of(visit, id);
        Paging paging = Pager.paging(page);
        Members.Slice found = members.search(visit.requireCaller(), id, text, paging);
        Pager pager = Pager.of(Query.of(frame.path("/members")).and("q", text), paging, found.total());
        List<Row> rows = found.members().stream()
                .map(member -> row(visit, frame, member))
                .toList();
        return Page.of(visit, "tenant/members", new Model(frame, text, rows, pager));
    }

    private static Row row(Visit visit, Frame frame, Profile member) {
        boolean managed = TenantFrames.role(member.role())
                .filter(frame.card().role()::mayManage)
                .isPresent();
        return new Row(member, member.userId().equals(visit.requireCaller().userId()), managed);
    }
}
