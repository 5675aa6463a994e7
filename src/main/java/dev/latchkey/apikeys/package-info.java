/**
 * API keys and API tokens: what programs show instead of a session.
 *
 * <p>Promises: a key is shown once and kept as its SHA-256 (S3-40); it does what its scopes say and never more than its owner,
 * who is looked at on every use (promise 1); it makes no keys and reaches only what names the role of programs (promise 19);
 * revoking works for the next request (S3-44); a limit is decided by the database, also for many requests at once. Refuses: a
 * mistyped key without asking the database; browsers of foreign origins (S3-62).
 *
 * <p>D1 the last 14 characters are a checksum over all before them, so that scanners and we know a key by itself; rejected: a
 * CRC, which whoever wants to make us look can compute as well. D2 a tenant's key acts as the member who made it and stands still
 * while he may not manage the tenant; another manager rotates it to answer for it; rejected: a key that nobody answers for. D3
 * counts and last use are written in batches, limits at once and only for keys that have one. D4 while a replaced key overlaps
 * with its successor both spend from the successor's limits. D5 anyone who holds a key may have it verified: whoever
 * asks has the secret already; wrong ones are limited per network. D6 only a session token makes an API token, because an access
 * token of a quarter of an hour must not become for ever. D7 a reset of the password ends API tokens (C-25) and leaves API keys: they
 * run what others depend on, their maker got a mail for each, and whoever lost his password finds them on his page to revoke.
 */
@NullMarked
package dev.latchkey.apikeys;

import org.jspecify.annotations.NullMarked;
