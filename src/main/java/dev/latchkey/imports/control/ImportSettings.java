package dev.latchkey.imports.control;

import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * What the command {@code import-better-auth} asks for; nothing in a server that serves.
 *
 * @param from the URL of the other database, in the forms of {@code DATABASE_URL}
 */
public record ImportSettings(Optional<String> from, boolean dryRun) implements RoomSettings {
    @Override
    public String toString() {
        return "ImportSettings[…]";
    }

    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        ImportSettings read(Settings settings) {
            String run = settings.oneOf("latchkey.import", "off", "on", "dry");
            if (run.equals("off")) {
                return new ImportSettings(Optional.empty(), false);
            }
            Optional<String> from = settings.optional("latchkey.import-from");
            if (from.isEmpty()) {
                throw settings.refused("latchkey.import-from", "names the database to import from, as --from does");
            }
            return new ImportSettings(from, run.equals("dry"));
        }
    }
}
