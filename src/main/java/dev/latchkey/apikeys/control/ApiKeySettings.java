package dev.latchkey.apikeys.control;

import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * How keys begin, and what they may be allowed.
 *
 * @param scopes in the order in which people see them
 */
public record ApiKeySettings(String prefix, List<String> scopes) implements RoomSettings {
    @ApplicationScoped
    static class Source {
        private static final String PREFIX = "latchkey.api-key-prefix";
        private static final String SCOPES = "latchkey.api-key-scopes";

        @Produces
        @Singleton
        ApiKeySettings read(Settings settings) {
            String prefix = settings.text(PREFIX);
            boolean taken = prefix.equals(settings.text("latchkey.session-token-prefix"));
            if (!prefix.matches("[A-Za-z0-9_]{2,16}") || prefix.startsWith("eyJ") || taken) {
                throw settings.refused(
                        PREFIX, "must have 2 to 16 letters, digits or '_', other than a session token's");
            }
            List<String> scopes = settings.list(SCOPES);
            boolean formed = scopes.stream().allMatch(scope -> scope.matches("[A-Za-z0-9._:-]{1,64}"));
            if (!formed || scopes.stream().distinct().count() != scopes.size() || scopes.size() > 30) {
                throw settings.refused(SCOPES, "must be at most 30 different names such as chat:read");
            }
            return new ApiKeySettings(prefix, scopes);
        }
    }
}
