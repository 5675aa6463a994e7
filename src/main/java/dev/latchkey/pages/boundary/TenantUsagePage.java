package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.TenantFrames;
import dev.latchkey.pages.control.TenantFrames.Frame;
import dev.latchkey.pages.control.UsageCharts;
import dev.latchkey.pages.control.UsageCharts.Chart;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.tenants.control.TenantUsage;
import dev.latchkey.tenants.control.TenantUsage.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** A tenant's plan and its requests per day, for its owners and admins. C-28. */
@SignedIn
@Path("tenants/{id}/usage")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class TenantUsagePage {
    private static final int DAYS = 30;

    /** What the template shows. */
    public record Model(Frame frame, Report report, Chart chart) {}

    @Inject
    Visits visits;

    @Inject
    TenantFrames frames;

    @Inject
    TenantUsage usage;

    @GET
    public Reply show(@PathParam("id") String id, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Report report = usage.of(visit.requireCaller(), id, DAYS, visit.now());
        return Page.of(visit, "tenant/usage", new Model(frames.of(visit, id), report, UsageCharts.of(report.days())));
    }
}
