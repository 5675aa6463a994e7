package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.TenantFrames;
import dev.latchkey.pages.control.TenantNames;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.tenants.control.TenantCreation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** Makes a tenant, whose owner the user is and in which he works from then on. */
@SignedIn
@Path("tenants/new")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class NewTenantPage {
    /** What the template shows. */
    public record Model(Form form) {}

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    TenantCreation creation;

    @GET
    public Reply show(@Context HttpServletRequest http) {
        return page(visits.of(http), Form.blank());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply create(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        String name = fields.text("tenant");
        String slug = fields.text("slug");
        return forms.once(visit, TenantNames.check(fields), again -> page(visit, again), () -> {
            String id = creation.create(
                            visit.requireCaller(), name, slug.isEmpty() ? null : slug, visit.client(), visit.now())
                    .tenant()
                    .id();
            return Redirect.to(TenantFrames.path(id)).saying("tenants.created", name);
        });
    }

    private static Page page(Visit visit, Form form) {
        return Page.of(visit, "tenant/new", new Model(form));
    }
}
