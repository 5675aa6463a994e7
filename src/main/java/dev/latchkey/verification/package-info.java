/**
 * One-time tokens that travel by mail, and the proof of an address.
 *
 * <p>Promises: 256 bits, stored as a hash, of one purpose, expiring, used once: of parallel uses exactly one wins
 * (promise 6). Refuses: to tell a wrong token from an expired or used one.
 *
 * <p>D1 asking for a link writes an audit row whether the address has an account or not, so that both cost one commit.
 */
@NullMarked
package dev.latchkey.verification;

import org.jspecify.annotations.NullMarked;
