package dev.latchkey.mail.control;

import dev.latchkey.mail.entity.Envelope;

/** One way of the postman: several letters, one after the other, over one connection. */
interface MailRound extends AutoCloseable {
    Verdict deliver(Envelope envelope);

    /** Whether the server has hung up, as some do after a refusal; the next letter needs another round. */
    boolean isOver();

    @Override
    void close();
}
