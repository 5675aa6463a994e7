package dev.latchkey.users.entity;

import java.time.Instant;

/**
 * News: a user has another address. Fired in the transaction that changes it; whoever has mailed a secret to the old one
 * ends it there and then.
 */
public record EmailChanged(String userId, EmailAddress previous, EmailAddress email, Instant at) {}
