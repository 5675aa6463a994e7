package dev.latchkey.system;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code java -jar latchkey.jar} in a directory of its own. Every one that is still alive ends with the tests. */
public final class ServerProcess {
    private static final Path ROOT = Path.of("target", "system").toAbsolutePath();
    private static final Pattern READY = Pattern.compile("(?m)^Latchkey is ready: (http://localhost:(\\d+))$");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Path directory;
    private final Path out;
    private final Path err;
    private final Process process;

    private ServerProcess(Path directory, Path out, Path err, Process process) {
        this.directory = directory;
        this.out = out;
        this.err = err;
        this.process = process;
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    /** A new directory below {@code target/system}, where the logs stay after the tests. */
    public static Path newDirectory(String name) {
        try {
            Files.createDirectories(ROOT);
            return Files.createTempDirectory(ROOT, name + "-");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts it with these settings and no others in the environment. It listens on a free port unless PORT is given. */
    public static ServerProcess start(Path directory, Map<String, String> environment, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // A server that lives for a minute gains nothing from the second compiler.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx400m",
                "-jar",
                jar().toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment()
                .keySet()
                .removeIf(key -> key.startsWith("LATCHKEY_") || key.equals("PORT") || key.equals("DATABASE_URL"));
        builder.environment().put("PORT", "0");
        builder.environment().putAll(environment);
        try {
            Path out = Files.createTempFile(directory, "out-", ".log");
            Path err = Files.createTempFile(directory, "err-", ".log");
            builder.redirectOutput(out.toFile()).redirectError(err.toFile());
            return new ServerProcess(directory, out, err, builder.start());
        } catch (IOException e) {
            throw new AssertionError("the server's process could not be started", e);
        }
    }

    private static Path jar() {
        Path jar = Path.of(System.getProperty("latchkey.jar", "target/latchkey.jar"))
                .toAbsolutePath();
        if (!Files.isReadable(jar)) {
            throw new AssertionError("there is no " + jar + ": run ./mvnw package, or set -Dlatchkey.jar");
        }
        return jar;
    }

    /** Waits for the ready line and gives the port in it; an error that shows the log when it does not come. */
    public int awaitReady() {
        Optional<Integer> port = Await.value("the ready line in " + out, PATIENCE, () -> {
            Matcher ready = READY.matcher(read(out));
            if (ready.find()) {
                return Optional.of(Optional.of(Integer.parseInt(ready.group(2))));
            }
            return process.isAlive() ? Optional.empty() : Optional.of(Optional.empty());
        });
        return port.orElseThrow(() -> new AssertionError(
                "the server ended with status " + process.exitValue() + " instead of getting ready:\n" + lastWords()));
    }

    /** Where this machine reaches the server of that port. */
    public static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** Waits for it to end by itself and gives the status. */
    public int awaitEnd() {
        Await.until("the end of the server's process", PATIENCE, () -> !process.isAlive());
        return process.exitValue();
    }

    /** SIGKILL: it gets no chance to tidy up. */
    public void kill() {
        process.destroyForcibly();
        awaitDeath();
    }

    /** SIGTERM: it stops as an operator would stop it. */
    public void stop() {
        process.destroy();
        awaitDeath();
    }

    private void awaitDeath() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the server's process does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    public Path directory() {
        return directory;
    }

    /** What it wrote to standard output so far. */
    public String stdout() {
        return read(out);
    }

    /** What it wrote to standard error so far: its log. */
    public String stderr() {
        return read(err);
    }

    /** The end of both, for a failure's message. */
    public String lastWords() {
        return tail(stdout()) + tail(stderr());
    }

    private static String tail(String text) {
        return text.length() <= 4_000 ? text : "…" + text.substring(text.length() - 4_000);
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
