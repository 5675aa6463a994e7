/**
 * A guest in the house: resources, an EJB and a bean that say whom they take for the caller. They are put into a copy of the
 * built server by {@link dev.latchkey.system} and are in no other, so that what a room may rely on is shown with the means
 * that rooms have: {@code @RolesAllowed}, the security contexts, the session context and injection.
 */
@NullMarked
package dev.latchkey.probe;

import org.jspecify.annotations.NullMarked;
