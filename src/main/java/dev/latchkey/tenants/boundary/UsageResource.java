package dev.latchkey.tenants.boundary;

import dev.latchkey.limits.control.PlanUsage;
import dev.latchkey.limits.entity.Rate;
import dev.latchkey.limits.entity.UsageDay;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.tenants.control.TenantUsage;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** A tenant's plan and how much of it was used. C-28. */
@Path("api/tenants/{id}/usage")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Role.USER, Role.SERVER})
public class UsageResource {
    private static final int MONTH = 30;

    @Schema(name = "TenantUsage")
    public record Answer(
            String plan,
            @Nullable Instant planEndsAt,
            @Nullable Limit limit,
            List<Day> days) {}

    /** Requests in a time. */
    @Schema(name = "PlanLimit")
    public record Limit(int requests, long seconds) {
        static Limit of(Rate rate) {
            return new Limit(rate.tokens(), rate.per().toSeconds());
        }
    }

    /** A day in UTC. */
    @Schema(name = "UsageDay")
    public record Day(@Schema(format = "date") String day, long requests, long refused) {
        static Day of(UsageDay seen) {
            return new Day(seen.day().toString(), seen.requests(), seen.refused());
        }
    }

    @Inject
    TenantUsage usage;

    @Inject
    Clock clock;

    @GET
    @Operation(summary = "A tenant's plan and its requests per day, oldest first; for owners and admins")
    @Extension(name = "x-errors", value = "VALIDATION_ERROR ORGANIZATION_NOT_FOUND FORBIDDEN")
    public Answer read(
            @PathParam("id") String id,
            @Parameter(description = "How many days, today with them: 1 to 90, otherwise 30")
                    @QueryParam("days")
                    @Nullable
                    String days,
            @Context HttpServletRequest http) {
        TenantUsage.Report report = usage.of(Caller.of(http), id, days(days), clock.instant());
        return new Answer(
                report.plan().label(),
                report.endsAt(),
                report.rate().map(Limit::of).orElse(null),
                report.days().stream().map(Day::of).toList());
    }

    private static int days(@Nullable String text) {
        if (text == null) {
            return MONTH;
        }
        int days = text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : 0;
        if (days < 1 || days > PlanUsage.KEPT_DAYS) {
            throw new AuthException(
                    RequestProblem.VALIDATION_ERROR, Map.of("days", "must be from 1 to " + PlanUsage.KEPT_DAYS));
        }
        return days;
    }
}
