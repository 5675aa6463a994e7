package dev.latchkey.limits.entity;

import java.time.LocalDate;

/**
 * What a tenant's members and programs asked of the API on a day.
 *
 * @param day in UTC
 * @param requests that were answered
 * @param refused those that found nothing left of the plan
 */
public record UsageDay(LocalDate day, long requests, long refused) {
    /** All of them. */
    public long all() {
        return requests + refused;
    }
}
