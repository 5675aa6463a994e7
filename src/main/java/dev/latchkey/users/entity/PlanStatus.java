package dev.latchkey.users.entity;

/** Whether a plan is paid; anything but active counts as expired at the next run. C-17. */
public enum PlanStatus {
    ACTIVE,
    PAST_DUE,
    CANCELLED
}
