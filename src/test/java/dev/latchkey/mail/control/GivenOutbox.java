package dev.latchkey.mail.control;

import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.database.control.GivenEvent;
import dev.latchkey.mail.entity.MailPosted;

/** The operators' side of the outbox, for tests of rooms that use it. */
public final class GivenOutbox {
    private GivenOutbox() {}

    /** What it has sent at once is told in {@code posted}. */
    public static OutboxDesk desk(GivenDatabase database, GivenEvent<MailPosted> posted) {
        OutboxDesk desk = new OutboxDesk();
        desk.sql = database.sql();
        desk.posted = posted;
        return desk;
    }
}
