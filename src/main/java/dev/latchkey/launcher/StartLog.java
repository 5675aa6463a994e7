package dev.latchkey.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** Writes log records to standard error, but holds them back until it is known how the start ended. */
public final class StartLog extends Handler {
    // Not System.err: the server may put something of its own in its place.
    private static final PrintStream ERR =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    private static final LogLine LINE = new LogLine();
    private static final List<LogRecord> HELD = new ArrayList<>();
    private static boolean holding = true;

    /** Made by java.util.logging, from the name in logging.properties. */
    public StartLog() {
        setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord logged) {
        if (isLoggable(logged) && !isChatter(logged)) {
            write(logged);
        }
    }

    // The server sets levels of its own on some loggers, whatever logging.properties says.
    private static boolean isChatter(LogRecord logged) {
        return logged.getLevel().intValue() == Level.INFO.intValue()
                && String.valueOf(logged.getLoggerName()).startsWith("jakarta.enterprise.web");
    }

    @Override
    public void flush() {
        ERR.flush();
    }

    @Override
    public void close() {
        ERR.flush();
    }

    /** Writes what was held back; from now on each record is written at once. */
    static synchronized void release() {
        holding = false;
        HELD.forEach(held -> ERR.print(LINE.format(held)));
        HELD.clear();
    }

    /** Forgets what was held back. */
    static synchronized void drop() {
        holding = false;
        HELD.clear();
    }

    static void note(Throwable failure) {
        LogRecord logged = new LogRecord(Level.SEVERE, "The server could not start");
        logged.setLoggerName("dev.latchkey.launcher");
        logged.setThrown(failure);
        write(logged);
    }

    /** The message of a refused setting among what was logged during the start. */
    static synchronized Optional<String> refusal() {
        return HELD.stream()
                .map(LogRecord::getThrown)
                .flatMap(thrown -> refusal(thrown).stream())
                .findFirst();
    }

    /** Whether the server itself reported an error during the start; it goes on with an application that failed to load. */
    static synchronized boolean tellsOfFailure() {
        return HELD.stream()
                .filter(held -> held.getLevel().intValue() >= Level.SEVERE.intValue())
                .anyMatch(held -> String.valueOf(held.getLoggerName()).startsWith("javax.enterprise.system"));
    }

    // By name: the class itself is in the WAR, out of this class loader's sight.
    private static Optional<String> refusal(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().equals("SettingException")) {
                return Optional.ofNullable(cause.getMessage());
            }
        }
        return Optional.empty();
    }

    private static synchronized void write(LogRecord logged) {
        if (holding) {
            HELD.add(logged);
        } else {
            ERR.print(LINE.format(logged));
        }
    }
}
