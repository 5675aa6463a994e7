package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.TenantFrames;
import dev.latchkey.pages.control.TenantFrames.Frame;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Message;
import dev.latchkey.pages.entity.Option;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.tenants.control.Members;
import dev.latchkey.tenants.control.Members.Profile;
import dev.latchkey.tenants.control.Members.Seat;
import dev.latchkey.tenants.entity.RoleNames;
import dev.latchkey.tenants.entity.TenantRole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** One member: another role, or out. What the caller may not do to him is not shown. C-20, promise 5. */
@SignedIn
@Path("tenants/{id}/members/{userId}")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class TenantMemberPage {
    /**
     * What the template shows.
     *
     * @param roles that the caller may give; none when he may not change this member
     */
    public record Model(Frame frame, Profile member, boolean you, List<Option> roles, Form form) {
        /** What the member is called. */
        public String name() {
            return TenantMemberPage.called(member);
        }

        public boolean isLastOwner() {
            return member.role().equals(TenantRole.OWNER.label())
                    && frame.card().owners() == 1;
        }

        public boolean isRoleOpen() {
            return !roles.isEmpty() && !frame.card().suspended() && !isLastOwner();
        }

        /** Whoever wants to go himself leaves, on the page of the settings. */
        public boolean isRemovable() {
            return !roles.isEmpty() && !you;
        }

        /** Where the form of an act is sent. */
        public String path(String act) {
            return frame.path("/members/" + member.userId() + act);
        }
    }

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    TenantFrames frames;

    @Inject
    Members members;

    @GET
    public Reply show(
            @PathParam("id") String id, @PathParam("userId") String userId, @Context HttpServletRequest http) {
        return page(visits.of(http), new Seat(id, userId), Form.blank());
    }

    /** For somebody who loads the address of a form again. */
    @GET
    @Path("{act:role|remove}")
    public Reply back(@PathParam("id") String id, @PathParam("userId") String userId) {
        return Redirect.to(at(new Seat(id, userId)));
    }

    @POST
    @Path("role")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply assign(
            @PathParam("id") String id,
            @PathParam("userId") String userId,
            Fields fields,
            @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Seat seat = new Seat(id, userId);
        Optional<TenantRole> role = TenantFrames.role(fields.text("role"));
        Form form = fields.keeping("role");
        Form checked = role.isPresent() ? form : form.wrong("role", Message.of("wrong.role"));
        return forms.once(visit, checked, again -> page(visit, seat, again), () -> {
            RoleNames roles = RoleNames.of(role.orElseThrow());
            Profile member = members.assign(visit.requireCaller(), seat, roles, visit.client(), visit.now());
            return Redirect.to(at(seat)).saying("member.is-now-" + member.role(), called(member));
        });
    }

    @POST
    @Path("remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply remove(
            @PathParam("id") String id,
            @PathParam("userId") String userId,
            Fields fields,
            @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Seat seat = new Seat(id, userId);
        return forms.once(visit, fields.keeping(), again -> page(visit, seat, again), () -> {
            String name = called(members.read(visit.requireCaller(), seat));
            members.remove(visit.requireCaller(), seat, visit.client(), visit.now());
            return Redirect.to(TenantFrames.path(id) + "/members").saying("member.removed", name);
        });
    }

    private static String called(Profile member) {
        String name = member.name();
        return name == null || name.isBlank() ? member.email() : name;
    }

    private static String at(Seat seat) {
        return TenantFrames.path(seat.tenantId()) + "/members/" + seat.userId();
    }

    private Page page(Visit visit, Seat seat, Form form) {
        Frame frame = frames.of(visit, seat.tenantId());
        Profile member = members.read(visit.requireCaller(), seat);
        TenantRole mine = frame.card().role();
        boolean managed =
                TenantFrames.role(member.role()).filter(mine::mayManage).isPresent();
        List<Option> roles = managed ? frames.roles(visit, mine::mayManage) : List.of();
        boolean you = member.userId().equals(visit.requireCaller().userId());
        Form shown = form.isRefused() ? form : Form.blank().with("role", member.role());
        return Page.of(visit, "tenant/member", new Model(frame, member, you, roles, shown));
    }
}
