package dev.latchkey.database.control;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code DATABASE_URL} says: {@code postgres://user:pw@host:port/db?…}, or a JDBC URL of PostgreSQL or H2; unset,
 * an embedded H2 in {@code ./data}.
 */
public record DatabaseUrl(String jdbc, Optional<String> user, Optional<String> password) {
    public static final String KEY = "DATABASE_URL";

    // WRITE_DELAY=0: H2 otherwise writes a commit up to half a second after it was acknowledged, and a killed process
    // would lose it. DB_CLOSE_ON_EXIT: the database is closed with the pool's last connection, after
    // what is gathered in memory has been written, and not by H2's own shutdown hook, which comes first.
    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;QUERY_CACHE_SIZE=64"
                    + ";DB_CLOSE_ON_EXIT=FALSE";
    private static final String NO_URL = KEY + " is no URL such as postgres://user:pw@host:5432/db; special characters"
            + " in the user or password are percent-encoded";
    private static final String EMBEDDED = "jdbc:h2:file:./data/latchkey" + H2_OPTIONS;

    /** Reads the environment, or the system property of the same name. The pool makes its source before CDI is there. */
    static DatabaseUrl configured() {
        String set = System.getenv(KEY);
        return parse(set == null ? System.getProperty(KEY) : set);
    }

    /** Reads the text of the setting; one that is neither form is an IllegalArgumentException that shows no password. */
    static DatabaseUrl parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return new DatabaseUrl(EMBEDDED, Optional.empty(), Optional.empty());
        }
        String url = text.strip();
        if (url.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(url, Optional.empty(), Optional.empty());
        }
        if (url.startsWith("jdbc:h2:")) {
            String options = url.contains("MODE=") ? "" : H2_OPTIONS;
            return new DatabaseUrl(url + options, Optional.empty(), Optional.empty());
        }
        if (url.startsWith("postgres://") || url.startsWith("postgresql://")) {
            return ofUri(url);
        }
        throw new IllegalArgumentException(
                KEY + " must start with postgres://, jdbc:postgresql: or jdbc:h2:, as in postgres://user:pw@host/db");
    }

    private static DatabaseUrl ofUri(String url) {
        URI uri = uri(url);
        String jdbc = "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        String[] credentials = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new DatabaseUrl(jdbc, part(credentials, 0), part(credentials, 1));
    }

    /** The parser's own message quotes the whole text, password included, so it goes no further. */
    private static URI uri(String url) {
        try {
            URI uri = new URI(url);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(NO_URL);
        }
        throw new IllegalArgumentException(NO_URL);
    }

    private static Optional<String> part(String[] parts, int index) {
        return index < parts.length
                ? Optional.of(URLDecoder.decode(parts[index].replace("+", "%2B"), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** Whether it is the database that we keep ourselves. */
    boolean embedded() {
        return jdbc.equals(EMBEDDED);
    }

    boolean postgres() {
        return jdbc.startsWith("jdbc:postgresql:");
    }

    @Override
    public String toString() {
        return "DatabaseUrl[…]";
    }
}
