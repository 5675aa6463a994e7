package dev.latchkey.users.entity;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who makes this request, and with what: the principal that JAX-RS, EJB and CDI see. Valid for this request only. A program
 * acts as the user whose key or token it has.
 */
public class Caller extends CallerPrincipal {
    private static final long serialVersionUID = 1;

    private final String userId;
    private final transient Credential credential;
    private final String email;
    private final @Nullable String displayName;
    private final boolean emailVerified;
    private final @Nullable String activeTenantId;
    private final Plan plan;
    private final @Nullable String impersonatorId;

    /** A user with a session, on the free plan. */
    public Caller(Identity identity, String sessionId, @Nullable String activeTenantId) {
        this(identity, Credential.session(sessionId), activeTenantId, Plan.FREE);
    }

    /** A user or program with this credential; the tenant is the one that it acts in, the plan that tenant's or else the user's. */
    public Caller(Identity identity, Credential credential, @Nullable String activeTenantId, Plan plan) {
        this(identity, credential, activeTenantId, plan, null);
    }

    /** The same, in whose place an administrator acts. */
    public Caller(
            Identity identity,
            Credential credential,
            @Nullable String activeTenantId,
            Plan plan,
            @Nullable String impersonatorId) {
        super(identity.userId());
        this.userId = identity.userId();
        this.credential = credential;
        this.email = identity.email();
        this.displayName = identity.name();
        this.emailVerified = identity.emailVerified();
        this.activeTenantId = activeTenantId;
        this.plan = plan;
        this.impersonatorId = impersonatorId;
    }

    /** What a session's look-up reads of its user. */
    public record Identity(
            String userId, String email, @Nullable String name, boolean emailVerified, String role) {}

    /** The caller of a resource that only signed-in users reach; {@code UNAUTHORIZED} for anybody else. */
    public static Caller of(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new AuthException(RequestProblem.UNAUTHORIZED);
    }

    /** The caller, if there is a session behind him: what a person does is nothing for a program. */
    public static Optional<Caller> person(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Caller caller
                        && !caller.credential().kind().isProgram()
                ? Optional.of(caller)
                : Optional.empty();
    }

    public String userId() {
        return userId;
    }

    /** What the caller showed. */
    public Credential credential() {
        return credential;
    }

    /** The session behind the credential; {@code FORBIDDEN} for a program, which has none. */
    public String sessionId() {
        if (credential.kind().isProgram()) {
            throw new AuthException(RequestProblem.FORBIDDEN);
        }
        return credential.id();
    }

    public String email() {
        return email;
    }

    public @Nullable String displayName() {
        return displayName;
    }

    public boolean isEmailVerified() {
        return emailVerified;
    }

    /** The administrator who acts in the user's place; null when the user acts himself. */
    public @Nullable String impersonatorId() {
        return impersonatorId;
    }

    public @Nullable String activeTenantId() {
        return activeTenantId;
    }

    /** What his requests are counted on. C-28. */
    public Plan plan() {
        return plan;
    }

    /** Whose plan that is: the id of the tenant that he acts in, else his own. */
    public String payerId() {
        return activeTenantId == null ? userId : activeTenantId;
    }
}
