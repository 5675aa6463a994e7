package dev.latchkey.system;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The built server with the classes of {@code dev.latchkey.probe} in it: a copy of the jar in which nothing else differs. */
final class ProbedSystem {
    private static final String JAR = "latchkey.jar";
    private static final String PROBES = "dev/latchkey/probe";
    // As in the jar that is copied: the server reads what lies inside at its place in the file.
    private static final Map<String, ?> STORED = Map.of("compressionMethod", "STORED");
    // Nothing but the default, said aloud: systems are shared by their settings, and nobody else is to get these.
    private static final Map<String, String> APART = Map.of("PORT", "0");

    static {
        start();
    }

    private ProbedSystem() {}

    static LatchkeySystem on(Database database) {
        return LatchkeySystem.on(database, APART);
    }

    /** Starts all at once, because the name of the jar is one for all servers that are started meanwhile. */
    private static void start() {
        Path built = Path.of(System.getProperty(JAR, "target/latchkey.jar"));
        System.setProperty(JAR, probed(built).toString());
        try {
            for (Database database : Database.values()) {
                LatchkeySystem.on(database, APART);
            }
        } finally {
            System.setProperty(JAR, built.toString());
        }
    }

    private static Path probed(Path built) {
        Path directory = ServerProcess.newDirectory("probed");
        Path jar = directory.resolve(JAR);
        Path war = directory.resolve("ROOT.war");
        try {
            Files.copy(built, jar);
            // A hundred megabytes a run are too much to keep.
            jar.toFile().deleteOnExit();
            try (FileSystem outer = FileSystems.newFileSystem(jar, STORED)) {
                Path deployed = outer.getPath("MICRO-INF/deploy/ROOT.war");
                Files.copy(deployed, war);
                addProbes(war);
                Files.copy(war, deployed, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.delete(war);
            return jar;
        } catch (IOException e) {
            throw new AssertionError("the probes could not be put into a copy of " + built, e);
        }
    }

    private static void addProbes(Path war) throws IOException {
        try (FileSystem inner = FileSystems.newFileSystem(war, STORED);
                Stream<Path> compiled = Files.list(Path.of("target", "test-classes", PROBES))) {
            Path room = Files.createDirectories(inner.getPath("WEB-INF/classes", PROBES));
            List<Path> classes = compiled.toList();
            for (Path probe : classes) {
                Files.copy(probe, room.resolve(probe.getFileName().toString()));
            }
        }
    }
}
