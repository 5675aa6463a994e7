package dev.latchkey.operations.boundary;

import dev.latchkey.apikeys.control.ApiTokens;
import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.limits.control.PlanUsage;
import dev.latchkey.operations.control.RetentionSettings;
import dev.latchkey.passwords.control.Lockout;
import dev.latchkey.sessions.control.SessionStore;
import dev.latchkey.sessions.control.TokenFamilies;
import dev.latchkey.social.control.FlowStore;
import dev.latchkey.verification.control.VerificationStore;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Deletes every hour what has been of no use for a while, so that tables do not grow for ever. ASVS 14.2.7. */
@Singleton
public class PurgeTimer {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration FAILURES_KEPT = Duration.ofDays(2);

    @Inject
    SessionStore sessions;

    @Inject
    ApiTokens apiTokens;

    @Inject
    TokenFamilies families;

    @Inject
    VerificationStore verifications;

    @Inject
    FlowStore flows;

    @Inject
    PlanUsage usage;

    @Inject
    Lockout lockout;

    @Inject
    AuditLog audit;

    @Inject
    RetentionSettings settings;

    @Inject
    Clock clock;

    /** Without a transaction of its own: each table is cleared by itself. */
    @Schedule(hour = "*", minute = "37", persistent = false, info = "purge")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void purge() {
        Instant now = clock.instant();
        sessions.purge(now.minus(KEPT));
        families.purge(now);
        apiTokens.purge(now.minus(KEPT));
        verifications.purge(now.minus(KEPT));
        usage.purge(now);
        flows.purge(now.minus(FlowStore.LIFE));
        audit.purge(now.minus(settings.auditLife()));
        lockout.purge(now.minus(FAILURES_KEPT));
    }
}
