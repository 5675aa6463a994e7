package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Cookies;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Language;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.requests.control.Destinations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;

/** Chooses the language of the pages, for this browser. */
@Path("language")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class LanguagePage {
    private static final Duration KEPT = Duration.ofDays(365);

    @Inject
    Visits visits;

    @Inject
    Cookies cookies;

    @Inject
    Destinations destinations;

    /** For somebody who loads the address of the form again. */
    @GET
    public Reply back() {
        return Redirect.to("/");
    }

    /** Not claimed as other forms are: to choose twice is to choose once. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply choose(Fields fields, @Context HttpServletRequest http) {
        String back = destinations
                .allowed(fields.text("back"))
                .filter(path -> path.startsWith("/"))
                .orElse("/");
        return Language.of(fields.text("language"))
                .filter(chosen -> visits.isOurs(http, fields))
                .map(chosen -> Redirect.to(back).cookie(cookies.set(Cookies.LANGUAGE, chosen.code(), "/", KEPT)))
                .orElseGet(() -> Redirect.to(back));
    }
}
