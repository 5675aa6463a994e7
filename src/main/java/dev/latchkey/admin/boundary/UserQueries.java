package dev.latchkey.admin.boundary;

import dev.latchkey.admin.entity.UserQuery;
import dev.latchkey.admin.entity.UserQuery.Condition;
import dev.latchkey.admin.entity.UserQuery.Slice;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what {@code list-users} is asked for from the address; {@code VALIDATION_ERROR} names what is wrong with it. */
final class UserQueries {
    /** What the client gets that names no limit. */
    static final int USUAL_LIMIT = 100;

    private static final int MAX_LIMIT = 1_000;
    private static final int MAX_OFFSET = 9_999_999;
    private static final int MAX_VALUES = 100;

    private final MultivaluedMap<String, String> query;

    UserQueries(MultivaluedMap<String, String> query) {
        this.query = query;
    }

    UserQuery read() {
        return new UserQuery(
                search(),
                filter(),
                query.getFirst("sortBy"),
                one("sortDirection", "asc", Set.of("asc", "desc")).equals("desc"),
                new Slice(number("limit", 1, MAX_LIMIT, USUAL_LIMIT), number("offset", 0, MAX_OFFSET, 0)));
    }

    private @Nullable Condition search() {
        String text = query.getFirst("searchValue");
        String member = one("searchField", "email", Set.of("email", "name"));
        String operator = one("searchOperator", "contains", Set.of("contains", "starts_with", "ends_with"));
        return text == null || text.isEmpty() ? null : new Condition(member, operator, List.of(text));
    }

    private @Nullable Condition filter() {
        List<String> values = query.getOrDefault("filterValue", List.of());
        if (values.isEmpty()) {
            return null;
        }
        if (values.size() > MAX_VALUES) {
            throw wrong("filterValue", "may be given " + MAX_VALUES + " times");
        }
        String member = query.getFirst("filterField");
        String operator = query.getFirst("filterOperator");
        return new Condition(member == null ? "email" : member, operator == null ? "eq" : operator, values);
    }

    private String one(String name, String unset, Set<String> allowed) {
        String text = query.getFirst(name);
        if (text != null && !allowed.contains(text)) {
            throw wrong(name, "is none of the allowed values");
        }
        return text == null ? unset : text;
    }

    private int number(String name, int min, int max, int unset) {
        String text = query.getFirst(name);
        if (text == null) {
            return unset;
        }
        int number = text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : -1;
        if (number < min || number > max) {
            throw wrong(name, "must be a whole number from " + min + " to " + max);
        }
        return number;
    }

    private static AuthException wrong(String name, String why) {
        return new AuthException(RequestProblem.VALIDATION_ERROR, Map.of(name, why));
    }
}
