/**
 * Sessions: opened, found on every request, moved forward, ended.
 *
 * <p>Promises: the row is the session, and without it the next request is a stranger's (promise 1); at most five a user,
 * also when sign-ins come at once (C-08); only the hash of a token is kept. Refuses: any session that
 * {@code SignInGate} did not open.
 *
 * <p>D1 the look-up is one plain query and no cache, because a revoked session must be dead at once on every node and
 * the query is a small part of a request's cost; see {@code src/docs/performance.md}.
 * <p>D2 users look after their own sessions by id, never by token; a foreign id is not there (promise 4).
 * <p>D3 the audit has the beginning of a token family, its end and every reuse, but no single refresh: one each quarter of an hour
 * would bury the rest.
 */
@NullMarked
package dev.latchkey.sessions;

import org.jspecify.annotations.NullMarked;
