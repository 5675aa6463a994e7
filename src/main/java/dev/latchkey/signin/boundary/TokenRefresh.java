package dev.latchkey.signin.boundary;

import dev.latchkey.requests.control.Clients;
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
    Clients clients;

    TokenPair next(Request request, HttpServletRequest http) {
        return pairs.refresh(request.refreshToken(), clients.of(http));
    }
}
