/**
 * Sign-up, sign-in, sign-out, and the one gate that every way in passes.
 *
 * <p>Promises: {@code SignInGate} alone opens sessions, after asking whether the user is banned or unverified, and leaves
 * a trace; an account is there with its mail and session or not at all. Refuses: to tell an unknown address from a wrong
 * password (promise 12).
 *
 * <p>D1 flows have no transaction of their own, their stores have: hashing would hold a connection for 50 ms.
 */
@NullMarked
package dev.latchkey.signin;

import org.jspecify.annotations.NullMarked;
