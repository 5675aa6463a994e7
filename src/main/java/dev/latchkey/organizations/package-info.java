/**
 * The organization plugin of the Better Auth family: tenants, members and invites in that family's words.
 *
 * <p>Promises: every act goes through the controls of {@code tenants}, so that rights, locks, mails and traces are those of
 * the native paths; an organization that the caller is no member of and one that is not there answer alike (promise 4); an
 * invitation is for its address, proved (promise 20, C-21). Refuses: to show the invites of a tenant to its plain members.
 *
 * <p>D1 a room of its own, because the family's bodies, statuses and codes are many and the native ones stay readable
 * without them. D2 refusals are translated in one place, by code, and never thrown anew below the boundary.
 */
@NullMarked
package dev.latchkey.organizations;

import org.jspecify.annotations.NullMarked;
