/**
 * Tenants, their members with roles, invites, and the end of paid plans.
 *
 * <p>Promises: every look-up is keyed by the caller's membership, so a foreign id is not there (promise 4); rights only go
 * down from above and an owner always remains, also when two act at once (promise 5); an invite is for the address it was
 * sent to, proved, and used once (promise 20). Refuses: to show the mailed secret again.
 *
 * <p>D1 whoever changes members locks the tenant's row first. D2 an invite's pending address is a column of its own, so
 * that "one pending invite per address" is a constraint on both databases. D3 the mailed link replaces the verification
 * of the account's address, not the address: a forwarded link lets nobody else in.
 */
@NullMarked
package dev.latchkey.tenants;

import org.jspecify.annotations.NullMarked;
