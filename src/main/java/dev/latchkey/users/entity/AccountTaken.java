package dev.latchkey.users.entity;

import java.time.Instant;

/**
 * News: somebody has proved the address of an account that nobody had proved before, and is the first who may have it. Fired in the
 * transaction that gives it to him; whoever holds credentials that outlive a change of the password ends them there and then, because
 * they may be somebody else's; {@link PasswordChanged} follows and ends the others. Promise 10.
 */
public record AccountTaken(String userId, Instant at) {}
