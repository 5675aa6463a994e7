package dev.latchkey.tenants.boundary;

import dev.latchkey.tenants.control.PlanExpiry;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Ends plans that are over, every five minutes. C-17. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.CONTAINER)
public class PlanExpiryTimer {
    @Inject
    PlanExpiry expiry;

    /** Without a transaction of its own: the run makes one a user. */
    @Schedule(hour = "*", minute = "*/5", persistent = false, info = "plan expiry")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void run() {
        expiry.run(null);
    }
}
