/**
 * What went wrong, in the one form that every client gets.
 *
 * <p>Promises: every error answer has a stable code, a sentence and the request id (contract section 3); a fault of ours
 * says no more than that id; a database that does not answer is 503, never 401 or 200. Refuses: exceptions that carry
 * text of a request to the client.
 *
 * <p>D1 an enum of codes per room and one exception, because a code is then declared where its rule lives; rejected: one
 * exception class per error. D2 the request id of a gateway is kept when its alphabet is harmless, so that one id runs
 * through all logs.
 */
@NullMarked
package dev.latchkey.problems;

import org.jspecify.annotations.NullMarked;
