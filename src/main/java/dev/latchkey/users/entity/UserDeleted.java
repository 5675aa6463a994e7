package dev.latchkey.users.entity;

import java.time.Instant;

/**
 * News: a user is being deleted. Fired in the transaction that does it, before his row goes; whoever keeps something of
 * him that no foreign key takes along deletes it there and then.
 */
public record UserDeleted(String userId, EmailAddress email, Instant at) {}
