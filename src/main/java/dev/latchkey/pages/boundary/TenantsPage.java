package dev.latchkey.pages.boundary;

import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The address above all tenants' pages leads to the one list of them. */
@SignedIn
@Path("tenants")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class TenantsPage {
    @GET
    public Reply list() {
        return Redirect.to("/account/tenants");
    }
}
