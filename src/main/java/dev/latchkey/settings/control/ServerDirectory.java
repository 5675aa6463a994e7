package dev.latchkey.settings.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** {@code ./data}: what the server keeps by itself when nobody gave it a database. Only the owner of the process may look in. */
public final class ServerDirectory {
    public static final Path PATH = Path.of("data");

    private ServerDirectory() {}

    /** Makes it if it is not there; one that is there stays as it is. */
    public static void make() throws IOException {
        if (Files.exists(PATH)) {
            return;
        }
        if (PATH.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var owner = PosixFilePermissions.fromString("rwx------");
            Files.createDirectory(PATH, PosixFilePermissions.asFileAttribute(owner));
        } else {
            Files.createDirectory(PATH);
        }
    }
}
