package dev.latchkey.mail.entity;

/** A rendered mail. It carries live tokens, so it is stored sealed only and never printed. */
public record Letter(String subject, String text, String html) {
    @Override
    public String toString() {
        return "Letter[…]";
    }
}
