/**
 * People with an account: the user, his ways in, and the caller of a request.
 *
 * <p>Promises: one account per address, in any letter case, decided by a unique constraint; the caller is of this request
 * only. Refuses: addresses that are not plain ASCII, because folding them would make two people one (promise 17).
 *
 * <p>D1 the events by which news of a user travels are declared here, because the rooms that act on them may not know
 * the room that fires them.
 */
@NullMarked
package dev.latchkey.users;

import org.jspecify.annotations.NullMarked;
