package dev.latchkey.pages.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FormTest {
    private final Fields fields = new Fields(Map.of("email", " ann@example.org ", "password", " secret ", "name", " "));

    @Test
    void only_what_is_kept_is_shown_again() {
        Form form = fields.keeping("email");
        assertEquals(" ann@example.org ", form.value("email"));
        assertEquals("", form.value("password"));
        assertFalse(form.toString().contains("secret") || fields.toString().contains("secret"));
    }

    @Test
    void a_password_is_not_stripped_and_a_text_is() {
        assertEquals("ann@example.org", fields.text("email"));
        assertEquals(" secret ", fields.secret("password"));
        assertEquals("", fields.text("nothing"));
    }

    @Test
    void blanks_are_nothing() {
        Form form = fields.keeping().requiring("password", "name", "phone");
        assertEquals(Message.of("missing.name"), form.error("name"));
        assertEquals(Message.of("missing.phone"), form.error("phone"));
        assertNull(form.error("password"));
        assertTrue(form.isFirstError("name"));
        assertFalse(form.isFirstError("phone"));
    }

    @Test
    void a_form_that_wants_a_newer_sign_in_says_so() {
        assertTrue(
                fields.keeping().refused(Message.of("error.SESSION_NOT_FRESH")).isStale());
        assertTrue(fields.keeping().refused(Message.of("error.SESSION_EXPIRED")).isStale());
        assertFalse(fields.keeping().refused(Message.of("error.other")).isStale());
        assertFalse(fields.keeping()
                .wrong("email", Message.of("error.SESSION_NOT_FRESH"))
                .isStale());
    }

    @Test
    void the_first_thing_that_is_wrong_with_a_field_is_said() {
        Form form = fields.keeping().wrong("name", Message.of("one")).wrong("name", Message.of("two"));
        assertEquals(Message.of("one"), form.error("name"));
        assertTrue(form.isRefused());
    }

    @Test
    void a_field_is_described_by_its_error_and_its_hint() {
        Form form = Form.blank().wrong("name", Message.of("one"));
        assertEquals("name-error name-hint", form.describedBy("name", true));
        assertEquals("name-error", form.describedBy("name", false));
        assertEquals("email-hint", form.describedBy("email", true));
        assertNull(form.describedBy("email", false));
    }
}
