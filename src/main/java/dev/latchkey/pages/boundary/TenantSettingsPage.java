package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.TenantFrames;
import dev.latchkey.pages.control.TenantFrames.Frame;
import dev.latchkey.pages.control.TenantNames;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Message;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.tenants.control.Members;
import dev.latchkey.tenants.control.Tenants;
import dev.latchkey.tenants.control.Tenants.Naming;
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

/** Renames a tenant, leaves it, deletes it: each for those who may. C-20, promise 5. */
@SignedIn
@Path("tenants/{id}/settings")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class TenantSettingsPage {
    /**
     * What the template shows.
     *
     * @param act the one whose form was refused; empty for none
     */
    public record Model(Frame frame, String act, Form form) {
        /** The form of an act: the refused one as it was sent, any other as things are. */
        public Form formOf(String name) {
            return name.equals(act)
                    ? form
                    : Form.blank()
                            .with("tenant", frame.card().name())
                            .with("slug", frame.card().slug());
        }

        public boolean isOwner() {
            return frame.card().role() == TenantRole.OWNER;
        }

        /** Where the form of an act is sent. */
        public String path(String name) {
            return frame.path("/settings/" + name);
        }
    }

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    TenantFrames frames;

    @Inject
    Tenants tenants;

    @Inject
    Members members;

    @GET
    public Reply show(@PathParam("id") String id, @Context HttpServletRequest http) {
        return page(visits.of(http), id, "", Form.blank());
    }

    /** For somebody who loads the address of a form again. */
    @GET
    @Path("{act:rename|leave|delete}")
    public Reply back(@PathParam("id") String id) {
        return Redirect.to(at(id));
    }

    @POST
    @Path("rename")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply rename(@PathParam("id") String id, Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Form form = TenantNames.check(fields).requiring("slug");
        Naming naming = new Naming(fields.text("tenant"), fields.text("slug"));
        return forms.once(visit, form, again -> page(visit, id, "rename", again), () -> {
            tenants.rename(visit.requireCaller(), id, naming, visit.client(), visit.now());
            return Redirect.to(at(id)).saying("tenant.saved");
        });
    }

    @POST
    @Path("leave")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply leave(@PathParam("id") String id, Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(visit, fields.keeping(), again -> page(visit, id, "leave", again), () -> {
            String name = frames.of(visit, id).card().name();
            members.leave(visit.requireCaller(), id, visit.client(), visit.now());
            return Redirect.to("/account/tenants").saying("tenant.left", name);
        });
    }

    @POST
    @Path("delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply delete(@PathParam("id") String id, Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        String name = frames.of(visit, id).card().name();
        Form form = fields.keeping("confirm");
        Form checked = TenantNames.isSame(fields.text("confirm"), name)
                ? form
                : form.wrong("confirm", Message.of("tenant.mismatch"));
        return forms.once(visit, checked, again -> page(visit, id, "delete", again), () -> {
            tenants.delete(visit.requireCaller(), id, visit.client(), visit.now());
            return Redirect.to("/account/tenants").saying("tenant.deleted", name);
        });
    }

    private static String at(String tenantId) {
        return TenantFrames.path(tenantId) + "/settings";
    }

    private Page page(Visit visit, String id, String act, Form form) {
        return Page.of(visit, "tenant/settings", new Model(frames.of(visit, id), act, form));
    }
}
