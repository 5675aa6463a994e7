package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.KeyChanges;
import dev.latchkey.pages.control.KeyPages;
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

/** The user's API keys: make, see, change, rotate, revoke. S3-23, S3-24. */
@SignedIn
@InPerson
@Path("account/api-keys")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class KeysPage {
    private static final String PATH = "/account/api-keys";

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    KeyPages keys;

    @Inject
    KeyChanges changes;

    @GET
    public Reply show(@Context HttpServletRequest http) {
        return page(visits.of(http), Form.blank());
    }

    /** For somebody who loads the address of a form again: a key is shown once. */
    @GET
    @Path("{act:create|rotate|revoke}")
    public Reply back() {
        return Redirect.to(PATH);
    }

    @POST
    @Path("create")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply create(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(
                visit,
                keys.check(fields),
                again -> page(visit, again),
                () -> Page.of(visit, "account/new-key", keys.create(visit, null, PATH, fields)));
    }

    @POST
    @Path("rotate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply rotate(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(
                visit,
                fields.keeping(),
                again -> page(visit, again),
                () -> Page.of(visit, "account/new-key", keys.rotate(visit, PATH, fields)));
    }

    @POST
    @Path("revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply revoke(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(visit, fields.keeping(), again -> page(visit, again), () -> {
            keys.revoke(visit, fields);
            return Redirect.to(PATH).saying("keys.revoked");
        });
    }

    @GET
    @Path("{key:key_[0-9a-z]+}")
    public Reply look(@PathParam("key") String key, @Context HttpServletRequest http) {
        return one(visits.of(http), key, Form.blank());
    }

    @POST
    @Path("{key:key_[0-9a-z]+}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply change(@PathParam("key") String key, Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(visit, changes.check(fields), again -> one(visit, key, again), () -> {
            changes.change(visit, null, key, fields);
            return Redirect.to(PATH).saying("keys.changed");
        });
    }

    private Page one(Visit visit, String key, Form form) {
        return Page.of(visit, "account/api-key", changes.show(visit, null, key, PATH, form));
    }

    private Page page(Visit visit, Form form) {
        return Page.of(visit, "account/api-keys", keys.list(visit, null, PATH, form));
    }
}
