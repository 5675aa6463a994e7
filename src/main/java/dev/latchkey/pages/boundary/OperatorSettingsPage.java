package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Operators;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.settings.control.EffectiveSettings;
import dev.latchkey.settings.control.EffectiveSettings.Setting;
import dev.latchkey.users.entity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Administrators see what the server runs with; no secret is shown. */
@SignedIn(as = Role.ADMIN)
@Path("operator/settings")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class OperatorSettingsPage {
    /** What the template shows. */
    public record Model(List<Setting> settings) {
        /** The key of the text that says where a value comes from. */
        public static String origin(Setting setting) {
            return "operator.origin." + Operators.label(setting.origin());
        }

        public static boolean isDefault(Setting setting) {
            return setting.origin() == EffectiveSettings.Origin.DEFAULT;
        }
    }

    @Inject
    Visits visits;

    @Inject
    EffectiveSettings settings;

    @GET
    public Reply show(@Context HttpServletRequest http) {
        return Page.of(visits.of(http), "operator-settings", new Model(settings.all()));
    }
}
