package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Assets;
import dev.latchkey.pages.control.PageSettings;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.users.entity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** The bare address leads home, or to the sign-in; and the address that password managers know leads to the password. */
@Path("/")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class RootPage {
    @Inject
    PageSettings settings;

    @Inject
    Assets assets;

    @GET
    public Reply begin(@Context HttpServletRequest http) {
        return Redirect.to(Caller.person(http).isEmpty() ? "/login" : settings.home());
    }

    /** Browsers ask for it by themselves where no page has named another. */
    @GET
    @Path("favicon.ico")
    public Reply icon() {
        return Redirect.to(assets.icon());
    }

    /** A well-known URL for changing passwords, https://w3c.github.io/webappsec-change-password-url/. */
    @GET
    @Path(".well-known/change-password")
    public Reply changePassword() {
        return Redirect.to("/account/password");
    }
}
