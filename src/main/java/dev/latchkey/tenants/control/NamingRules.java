package dev.latchkey.tenants.control;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import java.util.Map;

/** How tenants may be called, for validation. Each pattern is possessive: it reads a text once, however long it is. */
public final class NamingRules {
    /** At least one visible character, and no control character. */
    public static final String NAME = "[\\P{Cntrl}&&\\s]*+[\\P{Cntrl}&&\\S]\\P{Cntrl}*+";

    public static final String NAME_RULE = "must have at least one visible character and no control characters";
    public static final String SLUG_RULE = "must have lower-case letters, digits and single hyphens only";

    private NamingRules() {}

    /** The name without blanks around it; Unicode has blanks that the pattern does not know. */
    public static String clean(String name) {
        String clean = name.strip();
        if (clean.isEmpty()) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of("name", "is required"));
        }
        return clean;
    }
}
