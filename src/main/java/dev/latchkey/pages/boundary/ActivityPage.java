package dev.latchkey.pages.boundary;

import dev.latchkey.audit.control.Activity;
import dev.latchkey.audit.control.Activity.Seen;
import dev.latchkey.pages.control.Devices;
import dev.latchkey.pages.control.Texts;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.control.Words;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.requests.entity.Device;
import dev.latchkey.requests.entity.Paging;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has happened to the account, in words. */
@SignedIn
@Path("account/activity")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class ActivityPage {
    private static final int LINES = 20;

    /** What the template shows. */
    public record Model(List<Line> lines, int page, int pages) {}

    /** An event; {@code place} is its address and device, empty when neither is known. */
    public record Line(Instant at, String text, boolean succeeded, String place) {}

    @Inject
    Visits visits;

    @Inject
    Texts texts;

    @Inject
    Activity activity;

    @GET
    public Reply show(@QueryParam("page") @Nullable String page, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Words words = texts.in(visit.language());
        // A page that is none is the first one: nobody types this number.
        int wanted = page != null && page.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(page) : 1;
        Activity.Slice slice = activity.of(visit.requireCaller().userId(), new Paging(wanted, LINES));
        List<Line> lines =
                slice.events().stream().map(event -> line(event, words)).toList();
        int pages = (int) Math.max(1, (slice.total() + LINES - 1) / LINES);
        return Page.of(visit, "account/activity", new Model(lines, wanted, pages));
    }

    private static Line line(Seen event, Words words) {
        return new Line(event.at(), words.say(key(event, words)), event.succeeded(), place(event, words));
    }

    /** The first text there is: of an attempt that failed, of what somebody else did, of the act itself. */
    private static String key(Seen event, Words words) {
        String act = "activity." + event.action();
        return Stream.of(event.succeeded() ? "" : act + ".failed", event.own() ? "" : act + ".by-others", act)
                .filter(words::has)
                .findFirst()
                .orElse("activity.other");
    }

    private static String place(Seen event, Words words) {
        if (event.impersonated()) {
            return words.say("activity.in-your-place");
        }
        Device device = event.device();
        String name = device.label().isEmpty() ? "" : Devices.name(device, words);
        String address = event.address() == null ? "" : event.address();
        return address.isEmpty() || name.isEmpty() ? name + address : name + " · " + address;
    }
}
