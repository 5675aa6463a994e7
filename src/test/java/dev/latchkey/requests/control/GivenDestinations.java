package dev.latchkey.requests.control;

import dev.latchkey.settings.control.GivenSettings;
import dev.latchkey.settings.control.ServerSettings;
import java.net.URI;

/** Destinations of a server at {@code https://id.example.org}, for tests of other rooms. */
public final class GivenDestinations {
    private GivenDestinations() {}

    /** Those that lead to its own origin, or to these. */
    public static Destinations trusting(String origins) {
        Destinations destinations = new Destinations();
        destinations.origins = origins(origins);
        return destinations;
    }

    public static TrustedOrigins origins(String trusted) {
        return new TrustedOrigins.Source()
                .read(
                        GivenSettings.with("latchkey.trusted-origins", trusted),
                        new ServerSettings(URI.create("https://id.example.org"), true));
    }
}
