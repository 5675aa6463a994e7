package dev.latchkey.signin.boundary;

import dev.latchkey.limits.control.Limit;
import dev.latchkey.limits.control.RateLimits;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.signin.control.TokenPair;
import dev.latchkey.signin.control.TokenPairs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What both addresses of the refresh take and answer. */
@ApplicationScoped
public class TokenRefresh {
    @Schema(name = "RefreshRequest")
    public record Request(@NotBlank @Size(max = 512) String refreshToken) {
        @Override
        public String toString() {
            return "Request[…]";
        }
    }

    @Inject
    TokenPairs pairs;

    @Inject
    RateLimits limits;

    @Inject
    Clients clients;

    /** Only tokens that are no good count: an office behind one address refreshes as often as it likes. C-29. */
    TokenPair next(Request request, HttpServletRequest http) {
        Client client = clients.of(http);
        try {
            return pairs.refresh(request.refreshToken(), client);
        } catch (AuthException refusal) {
            if (refusal.code().status() == 401) {
                limits.take(Limit.REFRESH_TOKEN, client);
            }
            throw refusal;
        }
    }
}
