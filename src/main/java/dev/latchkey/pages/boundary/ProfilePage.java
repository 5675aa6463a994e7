package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Countries;
import dev.latchkey.pages.control.Forms;
import dev.latchkey.pages.control.Visits;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Option;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.users.control.Profiles;
import dev.latchkey.users.entity.Profile;
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
import java.util.List;

/** What the user says of himself, and the way to another address. */
@SignedIn
@Path("account/profile")
@ApplicationScoped
@Produces(MediaType.TEXT_HTML)
public class ProfilePage {
    /** What the template shows. */
    public record Model(Form form, String email, boolean verified, List<Option> countries) {}

    @Inject
    Visits visits;

    @Inject
    Forms forms;

    @Inject
    Profiles profiles;

    @GET
    public Reply show(@Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Profile profile = profiles.read(visit.requireCaller().userId());
        return page(
                visit,
                Form.blank()
                        .with("name", profile.name())
                        .with("image", profile.image())
                        .with("company", profile.company())
                        .with("country", profile.country())
                        .with("phone", profile.phone()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Reply change(Fields fields, @Context HttpServletRequest http) {
        Visit visit = visits.of(http);
        Form form =
                fields.keeping("name", "image", "company", "country", "phone").requiring("name");
        return forms.once(visit, form, answered -> page(visit, answered), () -> {
            Profile wanted = new Profile(
                    fields.text("name"),
                    fields.text("image"),
                    fields.text("company"),
                    fields.text("country"),
                    fields.text("phone"));
            profiles.change(visit.requireCaller(), old -> wanted, visit.client(), visit.now());
            return Redirect.to("/account/profile").saying("profile.saved");
        });
    }

    private static Page page(Visit visit, Form form) {
        Model model = new Model(
                form,
                visit.requireCaller().email(),
                visit.requireCaller().isEmailVerified(),
                Countries.in(visit.language()));
        return Page.of(visit, "account/profile", model);
    }
}
