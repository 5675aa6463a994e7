package dev.latchkey.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;

/** A bean of CDI that lives as long as the application: whom it sees must still be the caller of each request. */
@ApplicationScoped
public class BeanProbe {
    @Inject
    SecurityContext security;

    @Inject
    Principal principal;

    Sight security() {
        return Sight.of(security.getCallerPrincipal(), security::isCallerInRole);
    }

    String principal() {
        return principal.getName();
    }
}
