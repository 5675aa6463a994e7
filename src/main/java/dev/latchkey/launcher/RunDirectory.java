package dev.latchkey.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The private directory that the server unpacks itself into. It holds nothing of value: what is kept lies in the database.
 * A lock file says that its process lives, so that the next start can remove what a killed one left behind.
 */
final class RunDirectory {
    private static final String PREFIX = "latchkey-run-";
    private static final String LOCK = "lock";
    // Kept for the life of the process: a collected channel would give the lock away.
    private static @Nullable FileChannel held;

    private RunDirectory() {}

    static Path create() {
        try {
            Path parent = Path.of(System.getProperty("java.io.tmpdir"));
            sweep(parent);
            Path directory = Files.createTempDirectory(parent, PREFIX);
            held = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            held.lock();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> removeAfterStop(directory), "remove run directory"));
            return directory;
        } catch (IOException e) {
            throw new StartRefused("no directory could be made in java.io.tmpdir: " + e.getMessage(), e);
        }
    }

    private static void sweep(Path parent) throws IOException {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(parent, PREFIX + "*")) {
            directories.forEach(RunDirectory::removeIfAbandoned);
        }
    }

    // A directory without a lock file is one that another process makes at this moment, or is not ours.
    private static void removeIfAbandoned(Path directory) {
        Path lock = directory.resolve(LOCK);
        if (!Files.isWritable(lock)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            if (free != null) {
                remove(directory);
            }
        } catch (IOException | UncheckedIOException e) {
            // It stays until the next start; nothing depends on it.
        }
    }

    // All hooks run at once, and the server's own must have stopped before its files go.
    private static void removeAfterStop(Path directory) {
        try {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals("Payara Micro Shutdown Hook")) {
                    thread.join();
                }
            }
            remove(directory);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            // The next start removes it.
        }
    }

    private static void remove(Path directory) {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(directory)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Path path : all) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
