package dev.latchkey.mail.entity;

import java.time.Instant;

/**
 * A letter on its way to one person.
 *
 * @param id the outbox row; the Message-ID is made of it, so that a doubled mail can be recognised
 * @param type the value of {@code X-Latchkey-Mail}
 */
public record Envelope(String id, String type, String to, Instant createdAt, Letter letter) {
    @Override
    public String toString() {
        return "Envelope[" + id + "]";
    }
}
