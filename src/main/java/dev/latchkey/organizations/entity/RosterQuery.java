package dev.latchkey.organizations.entity;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which members are wanted, and in what order, as {@code list-members} of the Better Auth family asks. */
public final class RosterQuery {
    private static final int MAX_LIMIT = 100;
    private static final int MAX_VALUES = 100;
    private static final Map<String, String> COLUMNS = Map.of(
            "id",
            "m.id",
            "userId",
            "m.user_id",
            "role",
            "coalesce(m.role_names, lower(m.role))",
            "createdAt",
            "m.created_at");
    // What a text is compared with stays a parameter; not "like", because it may hold any sign.
    private static final Map<String, String> TEXT = Map.of(
            "eq", "%s = ?",
            "ne", "%s <> ?",
            "contains", "position(? in %s) > 0",
            "starts_with", "position(? in %s) = 1",
            "ends_with", "right(%s, length(cast(? as varchar))) = ?");
    private static final Map<String, String> TIME =
            Map.of("eq", "=", "ne", "<>", "lt", "<", "lte", "<=", "gt", ">", "gte", ">=");

    private final String condition;
    private final List<Object> parameters;
    private final String order;

    private RosterQuery(String condition, List<Object> parameters, String order) {
        this.condition = condition;
        this.parameters = parameters;
        this.order = order;
    }

    /** A part of a list. */
    public record Window(@Nullable String limit, @Nullable String offset) {}

    /** An order; without a field, as they joined. */
    public record Sorting(@Nullable String by, @Nullable String direction) {}

    /** A condition; without a field, none. */
    public record Filter(@Nullable String field, @Nullable String operator, List<String> values) {}

    /** Everybody, as they joined; at most so many. */
    public static RosterQuery first(@Nullable String limit) {
        return of(new Window(limit, null), new Sorting(null, null), new Filter(null, null, List.of()));
    }

    /** Reads the query's texts; {@code VALIDATION_ERROR} for a field, operator, direction or number that is none. */
    public static RosterQuery of(Window window, Sorting sorting, Filter filter) {
        String by = sorting.by() == null ? "m.created_at" : column("sortBy", sorting.by());
        String direction = sorting.direction() == null ? "asc" : sorting.direction();
        if (!direction.equals("asc") && !direction.equals("desc")) {
            throw wrong("sortDirection", "must be asc or desc");
        }
        String order = " order by " + by + " " + direction + ", m.id limit "
                + number("limit", window.limit(), MAX_LIMIT, MAX_LIMIT) + " offset "
                + number("offset", window.offset(), 0, 100_000_000);
        if (filter.field() == null) {
            return new RosterQuery("", List.of(), order);
        }
        return filtered(filter, order);
    }

    private static RosterQuery filtered(Filter filter, String order) {
        String column = column("filterField", String.valueOf(filter.field()));
        String operator = filter.operator() == null ? "eq" : filter.operator();
        List<String> values = filter.values();
        if (values.isEmpty() || values.size() > MAX_VALUES || values.stream().anyMatch(v -> v.indexOf('\0') >= 0)) {
            throw wrong("filterValue", "is required");
        }
        if (column.equals("m.created_at")) {
            return new RosterQuery(" and " + column + " " + sign(operator) + " ?", List.of(instant(values)), order);
        }
        if (operator.equals("in") || operator.equals("not_in")) {
            String marks = String.join(", ", Collections.nCopies(values.size(), "?"));
            String in = operator.equals("in") ? " in (" : " not in (";
            return new RosterQuery(" and " + column + in + marks + ")", List.copyOf(values), order);
        }
        String form = TEXT.get(operator);
        if (form == null) {
            throw wrong("filterOperator", "is not one that this field has");
        }
        int marks = (int) form.chars().filter(sign -> sign == '?').count();
        return new RosterQuery(
                " and " + form.formatted(column), List.copyOf(Collections.nCopies(marks, values.get(0))), order);
    }

    private static String sign(String operator) {
        String sign = TIME.get(operator);
        if (sign == null) {
            throw wrong("filterOperator", "is not one that this field has");
        }
        return sign;
    }

    private static Instant instant(List<String> values) {
        try {
            return Instant.parse(values.get(0));
        } catch (DateTimeParseException e) {
            throw wrong("filterValue", "must be a time such as 2026-03-01T09:30:00.000Z");
        }
    }

    private static String column(String parameter, String field) {
        String column = COLUMNS.get(field);
        if (column == null) {
            throw wrong(parameter, "must be id, userId, role or createdAt");
        }
        return column;
    }

    private static int number(String parameter, @Nullable String text, int unset, int max) {
        if (text == null) {
            return unset;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw wrong(parameter, "must be a whole number");
        }
        return Math.min(Integer.parseInt(text), max);
    }

    private static AuthException wrong(String parameter, String why) {
        return new AuthException(RequestProblem.VALIDATION_ERROR, Map.of(parameter, why));
    }

    /** The condition's SQL, with a mark for each of {@link #parameters}. */
    public String condition() {
        return condition;
    }

    public List<Object> parameters() {
        return parameters;
    }

    /** The SQL of order and window. */
    public String order() {
        return order;
    }
}
