package dev.latchkey.admin.control;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;

/** What users can be searched, filtered and sorted by; nothing else of a request ever becomes SQL. */
enum UserMember {
    ID("id", "u.id", Kind.TEXT),
    EMAIL("email", "u.email", Kind.TEXT),
    NAME("name", "u.name", Kind.TEXT),
    ROLE("role", "u.role", Kind.TEXT),
    EMAIL_VERIFIED("emailVerified", "u.email_verified", Kind.TRUTH),
    BANNED("banned", "", Kind.TRUTH),
    CREATED_AT("createdAt", "u.created_at", Kind.TIME),
    UPDATED_AT("updatedAt", "u.updated_at", Kind.TIME);

    private enum Kind {
        TEXT,
        TRUTH,
        TIME
    }

    private final String label;
    private final String column;
    private final Kind kind;

    UserMember(String label, String column, Kind kind) {
        this.label = label;
        this.column = column;
        this.kind = kind;
    }

    /** The member of that name; {@code VALIDATION_ERROR} naming the parameter for any other. */
    static UserMember of(String label, String parameter) {
        return Arrays.stream(values())
                .filter(member -> member.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new AuthException(
                        RequestProblem.VALIDATION_ERROR, Map.of(parameter, "is no member of a user")));
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }

    boolean hasOrder() {
        return kind != Kind.TRUTH;
    }

    /** The column, or what stands for it: a ban whose end has come is none. */
    String expression(Instant now) {
        return this == BANNED ? banned(now) : column;
    }

    /** Whether a user is banned by then, as SQL. */
    static String banned(Instant now) {
        // Our own clock's reading, so it may stand in the text.
        String at =
                Timestamp.valueOf(LocalDateTime.ofInstant(now, ZoneOffset.UTC)).toString();
        return "(case when u.banned and (u.ban_expires_at is null or u.ban_expires_at > timestamp '" + at
                + "') then true else false end)";
    }

    /** The value that a text means here; {@code VALIDATION_ERROR} when it means none. */
    Object value(String text) {
        try {
            return switch (kind) {
                case TEXT -> sound(text);
                case TIME -> LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC);
                case TRUTH -> truth(text);
            };
        } catch (DateTimeException e) {
            throw wrong();
        }
    }

    private static Boolean truth(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong();
        }
        return text.equals("true");
    }

    private static String sound(String text) {
        if (!Where.isSound(text)) {
            throw wrong();
        }
        return text;
    }

    private static AuthException wrong() {
        return new AuthException(RequestProblem.VALIDATION_ERROR, Map.of("filterValue", "is not valid"));
    }
}
