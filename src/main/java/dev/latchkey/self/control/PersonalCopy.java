package dev.latchkey.self.control;

import dev.latchkey.apikeys.control.KeyTraces;
import dev.latchkey.audit.control.Activity;
import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.mail.control.MailTraces;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.sessions.control.OwnSessions;
import dev.latchkey.tenants.control.TenantTraces;
import dev.latchkey.users.control.UserTraces;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.verification.control.VerificationStore;
import dev.latchkey.verification.control.VerificationStore.Mailed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that is held about a user, as he may take it with him. No hash, no token, nobody else's address. */
@ApplicationScoped
public class PersonalCopy {
    /** A year of a busy account has fewer; what is older than that many is counted, not listed. */
    private static final int MAX_EVENTS = 10_000;

    @Inject
    UserTraces users;

    @Inject
    OwnSessions sessions;

    @Inject
    KeyTraces keys;

    @Inject
    TenantTraces tenants;

    @Inject
    VerificationStore verifications;

    @Inject
    MailTraces mails;

    @Inject
    Activity activity;

    @Inject
    AuditLog audit;

    /** A session; {@code device} as it is shown on the page, {@code userAgent} as the browser sent it. */
    public record Session(
            String id,
            boolean current,
            Instant createdAt,
            Instant updatedAt,
            Instant expiresAt,
            boolean remembered,
            @Nullable String ipAddress,
            @Nullable String userAgent,
            @Nullable String device,
            @Nullable String activeTenantId) {}

    /** A security event. */
    public record Event(
            String id,
            Instant at,
            String action,
            String outcome,
            @Nullable String tenantId,
            @Nullable String ipAddress,
            @Nullable String device) {}

    /** The whole copy. Its members are described in {@code src/docs/copy.md}. */
    public record Copy(
            Instant copiedAt,
            UserTraces.Person user,
            List<UserTraces.WayIn> accounts,
            List<Session> sessions,
            List<KeyTraces.Key> apiKeys,
            List<KeyTraces.Token> apiTokens,
            List<TenantTraces.Joined> tenants,
            List<TenantTraces.Asked> invitesReceived,
            List<TenantTraces.Asked> invitesSent,
            List<Mailed> links,
            List<MailTraces.Posted> mails,
            List<Event> events,
            long eventsTotal) {}

    /** Makes the copy, and leaves a trace of it: whoever took over a session would take it too. */
    public Copy of(Caller caller, Client client, Instant now) {
        audit.write(AuditEntry.of(Action.USER_COPY, client).by(caller.userId()), now);
        Activity.Slice events = activity.of(caller.userId(), new Paging(1, MAX_EVENTS));
        return new Copy(
                now,
                users.person(caller.userId()),
                users.waysIn(caller.userId()),
                sessions.list(caller, now).stream().map(PersonalCopy::session).toList(),
                keys.keys(caller.userId()),
                keys.tokens(caller.userId()),
                tenants.joined(caller.userId()),
                tenants.received(caller.email(), now),
                tenants.sent(caller.userId(), now),
                verifications.mailed(caller.userId()),
                mails.to(caller.email()),
                events.events().stream().map(PersonalCopy::event).toList(),
                events.total());
    }

    private static Session session(OwnSessions.Listed listed) {
        return new Session(
                listed.id(),
                listed.current(),
                listed.createdAt(),
                listed.movedAt(),
                listed.expiresAt(),
                listed.remembered(),
                listed.address(),
                listed.userAgent(),
                orNull(listed.device().label()),
                listed.activeTenantId());
    }

    private static Event event(Activity.Seen seen) {
        return new Event(
                seen.id(),
                seen.at(),
                seen.action(),
                seen.succeeded() ? "success" : "failure",
                seen.tenantId(),
                seen.address(),
                orNull(seen.device().label()));
    }

    private static @Nullable String orNull(Optional<String> text) {
        return text.orElse(null);
    }
}
