package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.TenantFrames;
import dev.latchkey.pages.control.TenantFrames.Frame;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.tenants.control.Tenants;
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

/** One tenant at a glance, with what to do next; and working in it from now on. */
@SignedIn
@Path("tenants/{id}")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class TenantPage {
    /** What the template shows. */
    public record Model(Frame frame, Form form) {
        /** Whether there is nobody to work with yet: neither a member nor an open invite. */
        public boolean isLonely() {
            return frame.isManaged() && frame.card().isAlone() && frame.card().invites() == 0;
        }

        public boolean isAwaiting() {
            return frame.card().role().mayManage() && frame.card().invites() > 0;
        }

        /** Whether others would be stranded without the one owner. */
        public boolean isPrecarious() {
            return frame.isManaged()
                    && frame.card().isOnlyOwner()
                    && !frame.card().isAlone();
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

    @GET
    public Reply show(@PathParam("id") String id, @Context HttpServletRequest http) {
        return page(visits.of(http), id, Form.blank());
    }

    /** For somebody who loads the address of the form again. */
    @GET
    @Path("activate")
    public Reply back(@PathParam("id") String id) {
        return Redirect.to(TenantFrames.path(id));
    }

    @POST
    @Path("activate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply activate(@PathParam("id") String id, Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(visit, fields.keeping(), again -> page(visit, id, again), () -> {
            String name = tenants.activate(visit.requireCaller(), id, visit.client(), visit.now())
                    .tenant()
                    .name();
            return Redirect.to(TenantFrames.path(id)).saying("tenant.switched", name);
        });
    }

    private Page page(Visit visit, String id, Form form) {
        return Page.of(visit, "tenant/overview", new Model(frames.of(visit, id), form));
    }
}
