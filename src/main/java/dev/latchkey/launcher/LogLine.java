package dev.latchkey.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** One line for each record: text on a terminal, else one JSON object; {@code LATCHKEY_LOG} = json or text decides otherwise. */
public final class LogLine extends Formatter {
    private static final DateTimeFormatter CLOCK_TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private final boolean json;

    /** Chooses the form by where the lines go. */
    public LogLine() {
        this(asksForJson(System.getenv("LATCHKEY_LOG")));
    }

    LogLine(boolean json) {
        this.json = json;
    }

    // The launcher has set jdk.console=java.base, so that Java 22 and later, too, answer null where there is no
    // terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean asksForJson(@Nullable String form) {
        return form == null ? System.console() == null : form.equalsIgnoreCase("json");
    }

    /** The same form for the platform's own formatter, which writes what is said while the log is already being closed. */
    static String lastWords() {
        return new LogLine().json
                ? "{\"time\":\"%1$tFT%1$tT.%1$tL%1$tz\",\"level\":\"%4$s\",\"logger\":\"%3$s\",\"message\":\"%5$s\"}%n"
                : "%1$tT.%1$tL %4$s  %3$s: %5$s%n";
    }

    @Override
    public String format(LogRecord logged) {
        return json ? asJson(logged) : asText(logged);
    }

    private String asText(LogRecord logged) {
        String time = CLOCK_TIME.format(logged.getInstant().atZone(ZoneId.systemDefault()));
        String line = time + " " + level(logged.getLevel()) + " " + shortName(logged) + ": " + message(logged);
        return logged.getThrown() == null ? line + "\n" : line + "\n" + trace(logged.getThrown());
    }

    private String asJson(LogRecord logged) {
        StringBuilder line = new StringBuilder(256);
        line.append("{\"time\":\"").append(logged.getInstant()).append('"');
        member(line, "level", level(logged.getLevel()).strip());
        member(line, "logger", String.valueOf(logged.getLoggerName()));
        member(line, "message", message(logged));
        if (logged.getThrown() != null) {
            member(line, "exception", trace(logged.getThrown()));
        }
        return line.append("}\n").toString();
    }

    // A line break in a message would let whoever chose its text write log lines of his own.
    private String message(LogRecord logged) {
        String message = String.valueOf(formatMessage(logged));
        return json ? message : message.replace("\r", "\\r").replace("\n", "\\n");
    }

    private static String shortName(LogRecord logged) {
        String name = String.valueOf(logged.getLoggerName());
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "WARN ";
        }
        return level.intValue() >= Level.INFO.intValue() ? "INFO " : "DEBUG";
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static void member(StringBuilder line, String name, String value) {
        line.append(",\"").append(name).append("\":\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> line.append("\\\"");
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\t' -> line.append("\\t");
                default -> {
                    if (c < ' ' || Character.isSurrogate(c) || c == '\u007f' || c == '\u2028' || c == '\u2029') {
                        line.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        line.append(c);
                    }
                }
            }
        }
        line.append('"');
    }
}
