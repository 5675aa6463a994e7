package dev.latchkey.pages.boundary;

import dev.latchkey.admin.control.TenantSearch;
import dev.latchkey.admin.control.TenantSearch.Filter;
import dev.latchkey.admin.entity.Found;
import dev.latchkey.admin.entity.TenantSummary;
import dev.latchkey.pages.control.Operators;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Option;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Pager;
import dev.latchkey.pages.entity.Query;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.requests.entity.Paging;
import dev.latchkey.users.entity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Administrators look for tenants. */
@SignedIn(as = Role.ADMIN)
@Path("operator/tenants")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class OperatorTenantsPage {
    /** What the template shows. */
    public record Model(Form search, List<Option> filters, List<TenantSummary> tenants, Pager pager) {
        /** Whether anything was asked for. */
        public boolean isNarrowed() {
            return !search.value("q").isEmpty() || !search.value("only").equals("any");
        }
    }

    @Inject
    Visits visits;

    @Inject
    Operators operators;

    @Inject
    TenantSearch tenants;

    @GET
    public Reply find(
            @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("only") @DefaultValue("") String only,
            @QueryParam("page") @Nullable String page,
            @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Filter filter = Operators.chosen(Filter.values(), only);
        Paging paging = Pager.paging(page);
        Found<TenantSummary> found = tenants.find(text, filter, paging);
        Query search = Query.of("/operator/tenants")
                .and("q", text)
                .and("only", filter == Filter.ANY ? "" : Operators.label(filter));
        Model model = new Model(
                Form.blank().with("q", text).with("only", Operators.label(filter)),
                operators.options(visit, "operator.tenants.", Filter.values()),
                found.rows(),
                Pager.of(search, paging, found.total()));
        return Page.of(visit, "operator-tenants", model);
    }
}
