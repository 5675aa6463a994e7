package dev.latchkey.pages.entity;

import java.util.Map;

/** What came with a form, as it was typed; prints nothing, because passwords are among it. */
public record Fields(Map<String, String> typed) {
    /** The name of the field that carries the form's token. */
    public static final String TOKEN = "form-token";

    /** The text without blanks around it; empty when the field is not there. */
    public String text(String name) {
        return secret(name).strip();
    }

    /** The text exactly as typed, as passwords are compared; empty when the field is not there. */
    public String secret(String name) {
        return typed.getOrDefault(name, "");
    }

    /** Whether a box was ticked. */
    public boolean isOn(String name) {
        return !secret(name).isEmpty();
    }

    /** The form to show again, with what was typed into these fields and no other: name no password here. */
    public Form keeping(String... names) {
        return Form.of(this, names);
    }

    @Override
    public String toString() {
        return "Fields[…]";
    }
}
