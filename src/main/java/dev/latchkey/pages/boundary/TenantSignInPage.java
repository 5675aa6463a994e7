package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.SignInDesk;
import dev.latchkey.pages.control.SignInDesk.Outcome;
import dev.latchkey.pages.control.SignInDesk.Progress;
import dev.latchkey.pages.control.SignInForms;
import dev.latchkey.pages.control.TenantFrames;
import dev.latchkey.pages.control.TenantFrames.Frame;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Option;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.sso.control.OwnerDesk;
import dev.latchkey.sso.control.ProviderSetup;
import dev.latchkey.sso.entity.DomainName;
import dev.latchkey.sso.entity.TenantDomain;
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
import org.jspecify.annotations.Nullable;

/** How a tenant's people sign in: its own provider and its e-mail domains, for its owners. */
@SignedIn
@InPerson
@Path("tenants/{id}/sign-in")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class TenantSignInPage {
    /** What the template shows. */
    public record Model(Frame frame, Progress progress, Sent sent, List<Option> roles) {
        /** The form of an act: the refused one as it was sent, any other as things are. */
        public Form formOf(String name) {
            if (name.equals(sent.act())) {
                return sent.form();
            }
            return name.equals("save") ? SignInForms.of(progress.provider()) : Form.blank();
        }

        /** Where the form of an act is sent. */
        public String path(String name) {
            return frame.path("/sign-in/" + name);
        }

        /** Where a domain is proved and removed. */
        public String path(TenantDomain domain) {
            return SignInDesk.path(frame.card().id(), domain.id());
        }

        /** Whether to say before anything is typed that it would be refused. */
        public boolean isWarned() {
            return progress.stale() && frame.isManaged() && !sent.form().isStale();
        }
    }

    /**
     * What came of the form that was sent just now.
     *
     * @param act whose form it was; empty for none
     * @param outcome of a test
     */
    public record Sent(String act, Form form, @Nullable Outcome outcome) {}

    private static final Sent NOTHING = new Sent("", Form.blank(), null);

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    TenantFrames frames;

    @Inject
    SignInDesk pages;

    @Inject
    ProviderSetup setup;

    @Inject
    OwnerDesk desk;

    @GET
    public Reply show(@PathParam("id") String id, @Context HttpServletRequest http) {
        return page(visits.of(http), id, NOTHING);
    }

    /** For somebody who loads the address of a form again, or comes back to it after another sign-in. */
    @GET
    @Path("{act:save|test|remove|domains}")
    public Reply back(@PathParam("id") String id) {
        return Redirect.to(SignInDesk.path(id));
    }

    @POST
    @Path("save")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply save(@PathParam("id") String id, Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(visit, SignInForms.check(fields), again -> refused(visit, id, "save", again), () -> {
            setup.set(visit.requireCaller(), id, SignInForms.wanted(fields), visit.client());
            return Redirect.to(SignInDesk.path(id)).saying("sso.saved");
        });
    }

    /** What it finds is said on this very page, without leading on, because nothing keeps it. */
    @POST
    @Path("test")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply test(@PathParam("id") String id, Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(
                visit,
                fields.keeping(),
                again -> refused(visit, id, "test", again),
                () -> page(visit, id, new Sent("test", Form.blank(), pages.test(visit, id))));
    }

    @POST
    @Path("remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply remove(@PathParam("id") String id, Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        return forms.once(visit, fields.keeping(), again -> refused(visit, id, "remove", again), () -> {
            desk.remove(visit.requireCaller(), id, visit.client(), visit.now());
            return Redirect.to(SignInDesk.path(id)).saying("sso.removed");
        });
    }

    @POST
    @Path("domains")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply add(@PathParam("id") String id, Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Form form = fields.keeping("domain").requiring("domain");
        return forms.once(visit, form, again -> refused(visit, id, "domains", again), () -> {
            DomainName wanted = DomainName.of(fields.text("domain"));
            TenantDomain domain = desk.add(visit.requireCaller(), id, wanted, visit.client(), visit.now());
            Redirect there = Redirect.to(SignInDesk.path(id, domain.id()));
            return domain.isProved() ? there : there.saying("sso.added", domain.domain());
        });
    }

    private Page refused(Visit visit, String id, String act, Form form) {
        return page(visit, id, new Sent(act, form, null));
    }

    private Page page(Visit visit, String id, Sent sent) {
        Progress progress = pages.read(visit, id);
        List<Option> roles = frames.roles(visit, role -> role != TenantRole.OWNER);
        return Page.of(visit, "tenant/sign-in", new Model(frames.of(visit, id), progress, sent, roles));
    }
}
