package dev.latchkey.requests.control;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may call the endpoints for schedulers and monitors: with {@code LATCHKEY_CRON_SECRET} set, whoever sends it as
 * bearer; unset, a program on this very machine. To anybody else there is nothing here. C-17.
 */
@ApplicationScoped
public class OperatorAccess {
    @Inject
    CronSettings settings;

    /** Passes an operator; {@code NOT_FOUND} for everybody else. */
    public void require(HttpServletRequest request) {
        if (!isOperator(request)) {
            throw new AuthException(RequestProblem.NOT_FOUND);
        }
    }

    private boolean isOperator(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        if (settings.secret().isPresent()) {
            return authorization != null
                    && SecretTokens.same(
                            authorization, "Bearer " + settings.secret().get());
        }
        // A page in a browser on this machine, or a proxy on it, also connects from loopback; both give themselves
        // away.
        return isLoopback(request.getRemoteAddr())
                && authorization == null
                && request.getHeader("Cookie") == null
                && request.getHeader("Origin") == null
                && request.getHeader("Sec-Fetch-Site") == null
                && Stream.of(
                                "X-Forwarded-For",
                                "X-Forwarded-Host",
                                "X-Forwarded-Proto",
                                "X-Real-IP",
                                "Forwarded",
                                "Via")
                        .allMatch(header -> request.getHeader(header) == null)
                && request.getHeader("x-api-key") == null
                && request.getHeader("X-API-Token") == null;
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
    }

    /** The secret of schedulers, if there is one. */
    record CronSettings(Optional<String> secret) implements RoomSettings {
        @Override
        public String toString() {
            return "CronSettings[…]";
        }
    }

    @ApplicationScoped
    static class Source {
        private static final String KEY = "latchkey.cron-secret";

        @Produces
        @Singleton
        CronSettings read(Settings settings) {
            Optional<String> secret = settings.optional(KEY);
            if (secret.isPresent() && secret.get().length() < 8) {
                throw settings.refused(KEY, "must have at least 8 characters");
            }
            return new CronSettings(secret);
        }
    }
}
