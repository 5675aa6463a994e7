package dev.latchkey.pages.control;

import dev.latchkey.sso.control.ProviderCheck.Finding;
import dev.latchkey.sso.control.ProviderCheck.Problem;
import java.util.Objects;

/** What a test of a tenant's provider found, in words: the texts {@code finding.is-…} and {@code reach.is-…}. */
final class Findings {
    private static final String FINDING = "finding.is-";
    private static final String SEPARATOR = ": ";

    private Findings() {}

    /** One or two sentences that say what is wrong and where to look. */
    static String said(Finding finding, Words words) {
        Problem problem = finding.problem();
        if (problem == null) {
            return words.say(FINDING + "good");
        }
        String key = FINDING + problem.name();
        String detail = Objects.requireNonNullElse(finding.detail(), "").strip();
        return switch (problem) {
            case NOT_REACHED -> words.say(key, reach(detail, words));
            case ENDPOINT_NOT_REACHED -> endpoint(key, detail, words);
            // The document may not say it at all.
            case ISSUER_DIFFERS, NO_ALGORITHM -> detail.isEmpty() ? words.say(key + "-unsaid") : words.say(key, detail);
            case NO_DOCUMENT, ENDPOINT_MISSING -> words.say(key, detail);
            case NOT_JSON, NO_KEYS, SECRET_LOST, CLIENT_REFUSED -> words.say(key);
        };
    }

    /** "token_endpoint: TIMED_OUT". */
    private static String endpoint(String key, String detail, Words words) {
        String[] parts = detail.split(SEPARATOR, 2);
        return words.say(key, parts[0], reach(parts[parts.length - 1], words));
    }

    private static String reach(String reason, Words words) {
        String key = "reach.is-" + reason;
        return words.say(words.has(key) ? key : "reach.is-UNREACHABLE");
    }
}
