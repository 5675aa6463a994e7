package dev.latchkey.admin.control;

import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.admin.entity.Operator;
import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.mail.control.OutboxDesk;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** What an operator does to a mail that waits. Each answers {@code MAIL_NOT_WAITING} when there is none. */
@Stateless
public class MailSupport {
    @Inject
    OutboxDesk outbox;

    @Inject
    AuditLog audit;

    /** Has it tried now instead of later. */
    public void retry(Operator by, String mailId) {
        require(Where.isSound(mailId) && outbox.retry(mailId, by.at()));
        audit.write(by.trace(Action.MAIL_RETRY).because(mailId), by.at());
    }

    /** Gives it up; nobody will ever read it. */
    public void drop(Operator by, String mailId) {
        require(Where.isSound(mailId) && outbox.drop(mailId, by.at()));
        audit.write(by.trace(Action.MAIL_DROP).because(mailId), by.at());
    }

    private static void require(boolean waiting) {
        if (!waiting) {
            throw AdminProblem.MAIL_NOT_WAITING.exception();
        }
    }
}
