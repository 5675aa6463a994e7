package dev.latchkey.probe;

import dev.latchkey.users.entity.Role;
import java.security.Principal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom one layer takes for the caller, and in which roles.
 *
 * @param caller his name; empty for nobody
 */
public record Sight(String caller, List<String> roles) {
    static Sight of(@Nullable Principal caller, Predicate<String> isInRole) {
        String name = caller == null ? "" : caller.getName();
        return new Sight(name, Stream.of(Role.USER, Role.ADMIN).filter(isInRole).toList());
    }

    /**
     * What all layers say in one request.
     *
     * @param resource the security context of JAX-RS
     * @param request the servlet's request
     * @param security the security context of Jakarta Security, injected into a bean
     * @param service the session context of an EJB
     * @param principal the name of the principal that is injected into a bean
     */
    public record Everywhere(Sight resource, Sight request, Sight security, Sight service, String principal) {}
}
