package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Assets;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The files that pages name; a browser may keep them for ever, because another content has another name. */
@Path("assets/{file}")
@ApplicationScoped
public class AssetsResource {
    @Inject
    Assets assets;

    @GET
    public Response read(@PathParam("file") String name) {
        Assets.File file = assets.file(name).orElseThrow(() -> new AuthException(RequestProblem.NOT_FOUND));
        return Response.ok(file.bytes(), file.type())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
