package dev.latchkey.secrets.control;

import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.ServerDirectory;
import dev.latchkey.settings.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The secret that keys encryption at rest.
 *
 * @param secret at least 32 characters
 */
public record SecretSettings(String secret) implements RoomSettings {
    private static final String KEY = "latchkey.secret";
    private static final int MIN_LENGTH = 32;

    @Override
    public String toString() {
        return "SecretSettings[…]";
    }

    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        SecretSettings read(Settings settings) {
            String secret = settings.optional(KEY).orElseGet(() -> kept(settings));
            if (secret.length() < MIN_LENGTH) {
                throw settings.refused(KEY, "must have at least " + MIN_LENGTH + " characters");
            }
            return new SecretSettings(secret);
        }

        /** With the embedded database the secret lies beside it and is made at the first start. */
        private static String kept(Settings settings) {
            if (settings.optional("DATABASE_URL").isPresent()) {
                throw settings.refused(KEY, "is required with a database of your own, the same on every node");
            }
            Path file = ServerDirectory.PATH.resolve("secret");
            try {
                if (!Files.exists(file)) {
                    write(file);
                }
                return Files.readString(file).strip();
            } catch (IOException e) {
                throw settings.refused(KEY, "is unset, and " + file + " cannot be read or made: " + e.getMessage());
            }
        }

        private static void write(Path file) throws IOException {
            ServerDirectory.make();
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            if (posix) {
                var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
                Files.createFile(file, owner);
            }
            Files.writeString(file, SecretTokens.next(""), StandardOpenOption.CREATE, StandardOpenOption.DSYNC);
        }
    }
}
