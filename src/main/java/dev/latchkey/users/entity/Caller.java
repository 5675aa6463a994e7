package dev.latchkey.users.entity;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The signed-in user of this request: the principal that JAX-RS, EJB and CDI see. Valid for this request only. */
public class Caller extends CallerPrincipal {
    private static final long serialVersionUID = 1;

    private final String userId;
    private final String sessionId;
    private final String email;
    private final @Nullable String displayName;
    private final boolean emailVerified;
    private final @Nullable String activeTenantId;

    public Caller(Identity identity, String sessionId, @Nullable String activeTenantId) {
        super(identity.userId());
        this.userId = identity.userId();
        this.sessionId = sessionId;
        this.email = identity.email();
        this.displayName = identity.name();
        this.emailVerified = identity.emailVerified();
        this.activeTenantId = activeTenantId;
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

    public String userId() {
        return userId;
    }

    public String sessionId() {
        return sessionId;
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

    public @Nullable String activeTenantId() {
        return activeTenantId;
    }
}
