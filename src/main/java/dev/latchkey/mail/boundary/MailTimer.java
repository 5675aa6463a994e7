package dev.latchkey.mail.boundary;

import dev.latchkey.mail.control.MailDelivery;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Wakes the delivery for mails whose time has come: after a failure, after a restart, or from a node that is gone. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailTimer {
    @Inject
    MailDelivery delivery;

    @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
    void deliver() {
        delivery.deliver();
    }

    @Schedule(hour = "*", minute = "17", persistent = false)
    void tidy() {
        delivery.tidy();
    }
}
