package dev.latchkey.mail.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.mail.entity.Mail;
import dev.latchkey.mail.entity.MailPosted;
import dev.latchkey.mail.entity.OutboxMail;
import dev.latchkey.secrets.control.Ids;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;

/** Where every room posts its mail. */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class Outbox {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Sql sql;

    @Inject
    MailTemplates templates;

    @Inject
    LetterSeal seal;

    @Inject
    Event<MailPosted> posted;

    /**
     * Posts a mail in the caller's transaction, which must exist: it leaves after the commit, or never was. Returns at
     * once; nothing waits for a mail server.
     */
    public void post(Mail mail, Instant now) {
        OutboxMail row = new OutboxMail(Ids.next("mail"), mail, seal.seal(templates.render(mail)), now);
        entities.persist(row);
        posted.fire(new MailPosted(row.id()));
    }

    /** Takes back what waits for this address and forgets what was sent to it, in the caller's transaction. */
    public void withdraw(String recipient) {
        sql.update("delete from mail_outbox where recipient = ?", recipient);
    }
}
