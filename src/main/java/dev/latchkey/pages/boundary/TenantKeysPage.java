package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.KeyChanges;
import dev.latchkey.pages.control.KeyChanges.Change;
import dev.latchkey.pages.control.KeyPages;
import dev.latchkey.pages.control.KeyPages.Listed;
import dev.latchkey.pages.control.KeyPages.Shown;
import dev.latchkey.pages.control.TenantFrames;
import dev.latchkey.pages.control.TenantFrames.Frame;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.requests.control.InPerson;
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

/** A tenant's API keys, for its owners and admins. C-27. */
@SignedIn
@InPerson
@Path("tenants/{id}/api-keys")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class TenantKeysPage {
    /** What the template of the list shows. */
    public record Model(Frame frame, Listed keys) {}

    /** What the template of one key shows. */
    public record One(Frame frame, Change change) {}

    /** What the template of a new key shows. */
    public record New(Frame frame, Shown shown) {}

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    TenantFrames frames;

    @Inject
    KeyPages keys;

    @Inject
    KeyChanges changes;

    @GET
    public Reply show(@PathParam("id") String id, @Context HttpServletRequest http) {
        return page(visits.of(http), id, Form.blank());
    }

    /** For somebody who loads the address of a form again: a key is shown once. */
    @GET
    @Path("{act:create|rotate|revoke}")
    public Reply back(@PathParam("id") String id) {
        return Redirect.to(at(id));
    }

    @POST
    @Path("create")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply create(@PathParam("id") String id, Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(
                visit,
                keys.check(fields),
                again -> page(visit, id, again),
                () -> shown(visit, id, keys.create(visit, id, at(id), fields)));
    }

    @POST
    @Path("rotate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply rotate(@PathParam("id") String id, Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(
                visit,
                fields.keeping(),
                again -> page(visit, id, again),
                () -> shown(visit, id, keys.rotate(visit, at(id), fields)));
    }

    @POST
    @Path("revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply revoke(@PathParam("id") String id, Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(visit, fields.keeping(), again -> page(visit, id, again), () -> {
            keys.revoke(visit, fields);
            return Redirect.to(at(id)).saying("keys.revoked");
        });
    }

    @GET
    @Path("{key:key_[0-9a-z]+}")
    public Reply look(@PathParam("id") String id, @PathParam("key") String key, @Context HttpServletRequest http) {
        return one(visits.of(http), id, key, Form.blank());
    }

    @POST
    @Path("{key:key_[0-9a-z]+}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply change(
            @PathParam("id") String id, @PathParam("key") String key, Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(visit, changes.check(fields), again -> one(visit, id, key, again), () -> {
            changes.change(visit, id, key, fields);
            return Redirect.to(at(id)).saying("keys.changed");
        });
    }

    private Page one(Visit visit, String id, String key, Form form) {
        Frame frame = frames.of(visit, id);
        return Page.of(visit, "tenant/api-key", new One(frame, changes.show(visit, id, key, at(id), form)));
    }

    private static String at(String tenantId) {
        return TenantFrames.path(tenantId) + "/api-keys";
    }

    private Page shown(Visit visit, String id, Shown shown) {
        return Page.of(visit, "tenant/new-key", new New(frames.of(visit, id), shown));
    }

    private Page page(Visit visit, String id, Form form) {
        return Page.of(visit, "tenant/api-keys", new Model(frames.of(visit, id), keys.list(visit, id, at(id), form)));
    }
}
