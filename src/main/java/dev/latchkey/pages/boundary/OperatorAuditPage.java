package dev.latchkey.pages.boundary;

import dev.latchkey.admin.control.AuditSearch;
import dev.latchkey.admin.control.AuditSearch.Place;
import dev.latchkey.admin.control.AuditSearch.Wanted;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.pages.control.Days;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Message;
import dev.latchkey.pages.entity.Option;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Query;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.users.entity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Administrators read the audit. */
@SignedIn(as = Role.ADMIN)
@Path("operator/audit")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class OperatorAuditPage {
    private static final List<String> WISHES = List.of("user", "tenant", "action", "outcome", "address", "from", "to");

    /**
     * What the template shows.
     *
     * @param older the way to the page after this one
     * @param newest the way back to the first one; null on it
     */
    public record Model(
            Form search,
            List<Option> actions,
            AuditSearch.Page page,
            @Nullable String older,
            @Nullable String newest) {
        /** Whether anything was asked for. */
        public boolean isNarrowed() {
            return WISHES.stream().anyMatch(name -> !search.value(name).isEmpty());
        }
    }

    @Inject
    Visits visits;

    @Inject
    AuditSearch audit;

    @GET
    public Reply find(@Context UriInfo address, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Form search = Form.blank();
        Query query = Query.of("/operator/audit");
        for (String name : WISHES) {
            String value = Objects.requireNonNullElse(
                            address.getQueryParameters().getFirst(name), "")
                    .strip();
            search = search.with(name, value);
            query = query.and(name, value);
        }
        String after = address.getQueryParameters().getFirst("after");
        try {
            AuditSearch.Page found =
                    audit.find(wanted(search), Place.parse(after).orElse(null));
            Place next = found.next();
            String older =
                    next == null ? null : query.and("after", next.toString()).toString();
            return page(visit, new Model(search, actions(), found, older, after == null ? null : query.toString()));
        } catch (AuthException refusal) {
            Form refused = search;
            for (String field : refusal.fields().keySet()) {
                refused = refused.wrong(field, Message.of("wrong." + field));
            }
            AuditSearch.Page none = new AuditSearch.Page(List.of(), null);
            return page(visit, new Model(refused, actions(), none, null, null)).status(400);
        }
    }

    private static Wanted wanted(Form search) {
        return new Wanted(
                given(search, "user"),
                given(search, "tenant"),
                given(search, "action"),
                switch (search.value("outcome")) {
                    case "success" -> Boolean.TRUE;
                    case "failure" -> Boolean.FALSE;
                    default -> null;
                },
                given(search, "address"),
                Days.begin("from", search.value("from")),
                Days.end("to", search.value("to")));
    }

    private static @Nullable String given(Form search, String name) {
        return search.value(name).isEmpty() ? null : search.value(name);
    }

    /** In their own names, as they stand in logs and metrics. */
    private static List<Option> actions() {
        return Arrays.stream(Action.values())
                .map(Action::label)
                .sorted()
                .map(label -> new Option(label, label))
                .toList();
    }

    private static Page page(Visit visit, Model model) {
        return Page.of(visit, "operator-audit", model);
    }
}
