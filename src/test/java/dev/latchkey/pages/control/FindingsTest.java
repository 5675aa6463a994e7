package dev.latchkey.pages.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.outbound.entity.OutboundException.Reason;
import dev.latchkey.pages.entity.Language;
import dev.latchkey.sso.control.ProviderCheck.Finding;
import dev.latchkey.sso.control.ProviderCheck.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingsTest {
    private static Words words(Language language) {
        Texts texts = new Texts();
        texts.read();
        return texts.in(language);
    }

    private static String said(Problem problem, @Nullable String detail) {
        return Findings.said(new Finding(problem, detail), words(Language.EN));
    }

    @ParameterizedTest
    @EnumSource
    void every_problem_has_words_with_and_without_a_detail(Problem problem) {
        for (Language language : Language.values()) {
            for (@Nullable String detail : new @Nullable String[] {null, "", "x", "jwks_uri: TIMED_OUT"}) {
                String said = Findings.said(new Finding(problem, detail), words(language));
                assertFalse(said.isBlank() || said.contains("null") || said.contains("{"), said);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_reason_of_the_outbound_room_has_words(Reason reason) {
        for (Language language : Language.values()) {
            assertTrue(words(language).has("reach.is-" + reason), reason::name);
        }
        assertFalse(said(Problem.NOT_REACHED, reason.name()).contains(reason.name()));
    }

    @Test
    void what_the_provider_says_of_itself_is_told() {
        assertTrue(said(Problem.ISSUER_DIFFERS, "https://other.example/{0}").contains("https://other.example/{0}"));
        assertTrue(said(Problem.ISSUER_DIFFERS, "").contains("does not say who it belongs to"));
        assertTrue(said(Problem.NO_DOCUMENT, "404").contains("status 404"));
        assertTrue(said(Problem.ENDPOINT_MISSING, "token_endpoint").contains("token_endpoint"));
        assertEquals(
                "The provider answers, but we cannot ask its jwks_uri: it did not answer within five seconds.",
                said(Problem.ENDPOINT_NOT_REACHED, "jwks_uri: TIMED_OUT"));
        assertTrue(said(Problem.NO_ALGORITHM, "[\"HS256\"]").contains("It names [\"HS256\"]"));
        assertTrue(said(Problem.NO_ALGORITHM, null).contains("does not say how it signs"));
    }

    @Test
    void a_good_test_is_no_problem() {
        assertTrue(Findings.said(new Finding(null, null), words(Language.EN)).startsWith("The provider answers"));
    }
}
