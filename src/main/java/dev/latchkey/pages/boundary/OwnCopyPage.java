package dev.latchkey.pages.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.requests.control.Json;
import dev.latchkey.self.control.PersonalCopy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Gives the user a copy of everything that is held about him. */
@InPerson(looking = true)
@SignedIn
@Path("account/data")
@ApplicationScoped
public class OwnCopyPage {
    /** Nothing but the frame's own. */
    public record Model() {}

    @Inject
    Visits visits;

    @Inject
    PersonalCopy copies;

    @GET
    @Produces(MediaType.TEXT_HTML)
    public Reply show(@Context HttpServletRequest http) {
        return Page.of(visits.of(http), "account/data", new Model());
    }

    /** The file; its shape is in {@code src/docs/copy.md}. */
    @GET
    @Path("download")
    @Produces(MediaType.APPLICATION_JSON)
    public Response download(@Context HttpServletRequest http) throws JsonProcessingException {
        Visit visit = visits.of(http);
        PersonalCopy.Copy copy = copies.of(visit.requireCaller(), visit.client(), visit.now());
        LocalDate day = LocalDate.ofInstant(visit.now(), ZoneOffset.UTC);
        return Response.ok(Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(copy))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"account-" + day + ".json\"")
                .build();
    }
}
