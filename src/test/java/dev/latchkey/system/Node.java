package dev.latchkey.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The machine's Node with the programs of {@code src/test/wire} and the packages of its lock file, in {@code target/wire}:
 * the sources stay clean, and packages that are there already are not fetched again.
 */
final class Node {
    private static final Path SOURCES = Path.of("src", "test", "wire");
    private static final Path HERE = Path.of("target", "wire");
    private static final Path LOCK = HERE.resolve("package-lock.json");
    private static final Path INSTALLED = HERE.resolve("installed-lock.json");
    private static final int MINIMUM = 20;
    private static final long INSTALL_SECONDS = 180;
    // What npm says when the registry cannot be reached; a lock file that does not fit is no such thing.
    private static final Pattern NO_NETWORK =
            Pattern.compile("ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT");

    private Node() {}

    /** Done once for all tests, at the first look. */
    private static final class Made {
        static final Optional<String> HINDRANCE = hindrance();
    }

    /** Why these programs cannot run on this machine; empty when they can. */
    static Optional<String> whyNot() {
        return Made.HINDRANCE;
    }

    private static Optional<String> hindrance() {
        if (program("node").isEmpty() || program("npm").isEmpty()) {
            return Optional.of("there is no node and npm on the path");
        }
        copySources();
        String version = run(10, Map.of(), "node", "--version").output().strip();
        if (Integer.parseInt(version.replaceFirst("^v(\\d+)\\..*", "$1")) < MINIMUM) {
            return Optional.of("node is " + version + ", and the client's packages want " + MINIMUM);
        }
        return install();
    }

    private static Optional<String> install() {
        try {
            if (Files.exists(INSTALLED) && Files.mismatch(LOCK, INSTALLED) < 0) {
                return Optional.empty();
            }
            Files.deleteIfExists(INSTALLED);
            Ended npm = run(INSTALL_SECONDS, Map.of(), "npm", "ci", "--prefer-offline");
            if (npm.status() == 0) {
                Files.copy(LOCK, INSTALLED);
                return Optional.empty();
            }
            if (NO_NETWORK.matcher(npm.output()).find()) {
                return Optional.of("the client's packages cannot be fetched:\n" + npm.output());
            }
            throw new AssertionError("npm ci in " + SOURCES + " failed:\n" + npm.output());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copySources() {
        try (Stream<Path> files = Files.list(SOURCES)) {
            Files.createDirectories(HERE);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, HERE.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> program(String name) {
        @Nullable String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(Pattern.quote(File.pathSeparator)))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** How a program ended, and all it said. */
    record Ended(int status, String output) {}

    /** Runs a program in {@code target/wire} to its end. */
    static Ended run(long seconds, Map<String, String> environment, String... command) {
        try {
            Path output = Files.createTempFile("latchkey-node-", ".log");
            try {
                Process process = started(environment, command)
                        .redirectOutput(output.toFile())
                        .start();
                if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError(List.of(command) + " took more than " + seconds + " s:\n" + read(output));
                }
                return new Ended(process.exitValue(), read(output));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** A program that is to be started in {@code target/wire}, with its errors in its output. */
    static ProcessBuilder started(Map<String, String> environment, String... command) {
        List<String> words = new ArrayList<>(List.of(command));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(HERE.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
