package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.SignInDesk;
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
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.sso.control.OwnerDesk;
import dev.latchkey.sso.control.ProviderSetup;
import dev.latchkey.sso.entity.TenantDomain;
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

/** One e-mail domain of a tenant: proved by its DNS record or by a mailed code, or removed; for the tenant's owners. */
@SignedIn
@InPerson
@Path("tenants/{id}/sign-in/domains/{domainId}")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class TenantDomainPage {
    /**
     * What the template shows.
     *
     * @param act the one whose form was refused; empty for none
     * @param stale whether the owner has to sign in again before the domain can be proved
     */
    public record Model(Frame frame, TenantDomain domain, String act, Form form, boolean stale) {
        /** The form of an act: the refused one as it was sent, an empty one for any other. */
        public Form formOf(String name) {
            return name.equals(act) ? form : Form.blank();
        }

        /** Where the form of an act is sent. */
        public String path(String name) {
            return SignInDesk.path(frame.card().id(), domain.id()) + "/" + name;
        }

        /** Where all domains are. */
        public String back() {
            return SignInDesk.path(frame.card().id());
        }

        /** Whether it is still to be proved, and may be. */
        public boolean isOpen() {
            return !domain.isProved() && frame.isManaged();
        }

        /** Whether to say before anything is typed that it would be refused. */
        public boolean isWarned() {
            return isOpen() && stale && !form.isStale();
        }

        public List<Option> mailboxes() {
            return SignInDesk.mailboxes(domain);
        }
    }

    /** The domain that a request is about. */
    private record Spot(Visit visit, String tenantId, String domainId) {
        String path() {
            return SignInDesk.path(tenantId, domainId);
        }
    }

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
    public Reply show(
            @PathParam("id") String id, @PathParam("domainId") String domainId, @Context HttpServletRequest http) {
        return page(new Spot(visits.of(http), id, domainId), "", Form.blank());
    }

    /** For somebody who loads the address of a form again, or comes back to it after another sign-in. */
    @GET
    @Path("{act:look-up|mail|code|remove}")
    public Reply back(@PathParam("id") String id, @PathParam("domainId") String domainId) {
        return Redirect.to(SignInDesk.path(id, domainId));
    }

    @POST
    @Path("look-up")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply lookUp(
            @PathParam("id") String id,
            @PathParam("domainId") String domainId,
            Fields fields,
            @Context HttpServletRequest http) {
        Spot spot = new Spot(visits.of(http), id, domainId);
        return forms.once(
                spot.visit(), fields.keeping(), again -> page(spot, "look-up", again), () -> prove(spot, null));
    }

    @POST
    @Path("mail")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply mail(
            @PathParam("id") String id,
            @PathParam("domainId") String domainId,
            Fields fields,
            @Context HttpServletRequest http) {
        Spot spot = new Spot(visits.of(http), id, domainId);
        String mailbox = fields.text("mailbox");
        Form form = fields.keeping("mailbox");
        Form checked = SignInDesk.isMailbox(mailbox) ? form : form.wrong("mailbox", Message.of("wrong.mailbox"));
        return forms.once(spot.visit(), checked, again -> page(spot, "mail", again), () -> {
            TenantDomain domain = desk.domain(spot.visit().requireCaller(), id, domainId);
            if (domain.isProved()) {
                return Redirect.to(spot.path());
            }
            setup.mail(
                    spot.visit().requireCaller(),
                    id,
                    domainId,
                    mailbox,
                    spot.visit().client());
            return Redirect.to(spot.path()).saying("sso.mailed", mailbox + "@" + domain.domain());
        });
    }

    @POST
    @Path("code")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply code(
            @PathParam("id") String id,
            @PathParam("domainId") String domainId,
            Fields fields,
            @Context HttpServletRequest http) {
        Spot spot = new Spot(visits.of(http), id, domainId);
        // Without a code the record would be looked up, which is the other button.
        Form form = fields.keeping().requiring("code");
        return forms.once(
                spot.visit(), form, again -> page(spot, "code", again), () -> prove(spot, fields.text("code")));
    }

    private Redirect prove(Spot spot, @Nullable String code) {
        Visit visit = spot.visit();
        TenantDomain domain =
                setup.prove(visit.requireCaller(), spot.tenantId(), spot.domainId(), code, visit.client());
        return Redirect.to(SignInDesk.path(spot.tenantId())).saying("sso.proved", domain.domain());
    }

    @POST
    @Path("remove")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply remove(
            @PathParam("id") String id,
            @PathParam("domainId") String domainId,
            Fields fields,
            @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Spot spot = new Spot(visit, id, domainId);
        return forms.once(visit, fields.keeping(), again -> page(spot, "remove", again), () -> {
            TenantDomain domain = desk.domain(visit.requireCaller(), id, domainId);
            desk.remove(visit.requireCaller(), id, domainId, visit.client(), visit.now());
            return Redirect.to(SignInDesk.path(id)).saying("sso.domain-removed", domain.domain());
        });
    }

    private Page page(Spot spot, String act, Form form) {
        Visit visit = spot.visit();
        TenantDomain domain = desk.domain(visit.requireCaller(), spot.tenantId(), spot.domainId());
        Frame frame = frames.of(visit, spot.tenantId());
        return Page.of(visit, "tenant/domain", new Model(frame, domain, act, form, pages.isStale(visit)));
    }
}
