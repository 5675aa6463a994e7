package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.LinkTokens;
import dev.latchkey.pages.control.Notices;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.tenants.control.InviteAnswers;
import dev.latchkey.tenants.control.InviteAnswers.Shown;
import dev.latchkey.tenants.entity.Invite;
import dev.latchkey.tenants.entity.TenantProblem;
import dev.latchkey.users.control.UserStore;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.EmailAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Optional;

/** What somebody sees of the invite whose link he has followed. */
@ApplicationScoped
public class InviteView {
    @Inject
    LinkTokens links;

    @Inject
    Notices notices;

    @Inject
    InviteAnswers answers;

    @Inject
    UserStore users;

    /** Who is looking at the invite. */
    public enum Viewer {
        INVITED,
        SOMEBODY_ELSE,
        KNOWN,
        NEW
    }

    /** What the template shows of a pending invite. */
    public record Model(Form form, Viewer viewer, String tenant, String email, String role, Instant expiresAt) {}

    /** What the template shows of one that cannot be answered; {@code why} is a key. */
    public record Over(String why, boolean signedIn) {}

    /** The page for this visitor. The token was mailed to the invited address, so its holder may know of that account. */
    Page page(Visit visit, Form form, HttpServletRequest http) {
        Optional<Shown> found = links.of(http, "/invite").flatMap(this::find);
        if (found.isEmpty()) {
            return Page.of(visit, "invite-over", new Over("invite.unknown", visit.isSignedIn()))
                    .status(404);
        }
        Invite invite = found.get().invite();
        Invite.Status status = invite.statusAt(visit.now());
        if (status != Invite.Status.PENDING) {
            return Page.of(visit, "invite-over", new Over("invite.is-" + status.label(), visit.isSignedIn()));
        }
        Viewer viewer = viewer(visit, invite.email());
        Model model = new Model(
                form,
                viewer,
                found.get().tenantName(),
                invite.email(),
                "role." + invite.role().label(),
                invite.expiresAt());
        Page page = Page.of(visit, "invite", model);
        return viewer == Viewer.KNOWN ? page.cookie(notices.keepEmail(invite.email())) : page;
    }

    private Optional<Shown> find(String token) {
        try {
            return Optional.of(answers.show(token));
        } catch (AuthException refusal) {
            if (refusal.code() == TenantProblem.INVITATION_NOT_FOUND) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private Viewer viewer(Visit visit, String invited) {
        Caller caller = visit.caller();
        if (caller != null) {
            return caller.email().equals(invited) ? Viewer.INVITED : Viewer.SOMEBODY_ELSE;
        }
        return users.exists(new EmailAddress(invited)) ? Viewer.KNOWN : Viewer.NEW;
    }
}
