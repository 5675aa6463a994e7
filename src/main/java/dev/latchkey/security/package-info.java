/**
 * The door that every request comes through: who is it, does it come from us, what does every answer carry.
 *
 * <p>Promises: identity is found anew for each request and kept nowhere (promise 3); a credential that is present and
 * wrong is refused (C-04); a foreign page cannot act with a user's cookie (C-31). Refuses: container sessions.
 *
 * <p>D1 the mechanism refuses nobody itself but leaves a note, because only the matched resource knows whether the
 * credential is meant for us, and because the error then has the one form. D2 a key or token has the role of programs and not
 * that of users, so that every resource is shut to it until it says otherwise.
 */
@NullMarked
package dev.latchkey.security;

import org.jspecify.annotations.NullMarked;
