/** Latchkey: sign-in, sessions, tenants and invites of an application. Each package below is a room with its door plate. */
@NullMarked
package dev.latchkey;

import org.jspecify.annotations.NullMarked;
