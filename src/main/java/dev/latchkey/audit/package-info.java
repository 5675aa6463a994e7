/**
 * Who did what to whom, when, from where, and how it ended.
 *
 * <p>Promises: each event is one row in the transaction of the act it tells of, one line in the log and one count; no
 * secret and no address of a person is in it (promise 25). Refuses: text of a request.
 *
 * <p>D1 rows have no foreign keys, because the trace outlives what it speaks of. D2 the device is kept in words of ours,
 * because a user agent is text of a request; a user sees his events ({@code Activity}), and of what others did not from
 * where.
 */
@NullMarked
package dev.latchkey.audit;

import org.jspecify.annotations.NullMarked;
