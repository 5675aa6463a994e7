/**
 * How often callers whom nobody knows yet may try: token buckets per network and per address (C-29). How often those may ask who
 * are known: windows per tenant, else user, as their plan says (C-28); and how often tenants did, a day.
 *
 * <p>Promises: on by default, loopback not exempt; a refusal says when to come back. Refuses: a write per request, so that a
 * flood costs none; days are written in batches.
 *
 * <p>D1 buckets live in each node's memory: with several nodes a limit is at most that many times as high; rejected:
 * shared counters, which would make every refused request a write. The lockout, which must be exact, is in the database. D2
 * a plan's window is fixed and begins with a request, so that what is left and when more comes are plain numbers; rejected: a
 * bucket that refills, of which neither header is true for long.
 */
@NullMarked
package dev.latchkey.limits;

import org.jspecify.annotations.NullMarked;
