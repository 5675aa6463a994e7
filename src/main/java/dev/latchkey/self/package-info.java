/**
 * What a signed-in user does with his own account: profile, another address, a copy of all that is held about him, the
 * end of it.
 *
 * <p>Promises: what could take the account away asks for the password again, and counts a wrong one like a sign-in; the
 * new address is proved before it counts, and a taken one answers like a free one (promise 12); the owner is told at the
 * old address (promise 25); a deletion leaves no tenant without an owner (promise 5) and nothing behind but the audit,
 * which names nobody. Refuses: to act on any account but the caller's.
 *
 * <p>D1 a room of its own above tenants, because a deletion locks tenants before the user; rejected: events from
 * {@code users}, which come when the user is locked already. D2 the link that brings a new address works only for the
 * user who asked, because a mistyped address is a stranger's mailbox, and its link would give him the account.
 * D3 Better Auth's clients ask no password for another address, so a proved old one confirms by mail instead.
 */
@NullMarked
package dev.latchkey.self;

import org.jspecify.annotations.NullMarked;
