/**
 * What operators do to other people's accounts and tenants: look, shut out, let in, end sessions, set roles and plans.
 *
 * <p>Promises: each act and its trace, with the administrator who did it, are one transaction (promise 25); the list of a page
 * reads a bounded part of its table however much matches; whoever acts is an administrator when it takes effect, so one always
 * remains. Refuses: to show a hash, a token, the text of a mail or a secret setting; to ban or demote oneself.
 *
 * <p>D1 acts on roles and bans lock the rows of all administrators first, because two who demote each other at the same
 * moment would else leave none; rejected: counting them without a lock. D2 it reads other rooms' tables by SQL of its
 * own, because no other room needs these lists; what changes a row goes through that row's room. D3 {@code list-users} counts exactly,
 * because programs page by its total and would stop at a capped one.
 */
@NullMarked
package dev.latchkey.admin;

import org.jspecify.annotations.NullMarked;
