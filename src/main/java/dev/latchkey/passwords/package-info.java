/**
 * Passwords: policy, hashing, checking, change, reset, and the lock after too many wrong ones.
 *
 * <p>Promises: compared exactly, never cut (C-09, C-10); every way in that takes a password asks {@code PasswordCheck}
 * and is counted once; an unknown address costs and answers like a wrong password; a change or reset ends sessions.
 * Refuses: to hash inside a transaction, and to queue without bound.
 *
 * <p>D1 outcomes are entered under a row lock after the hash, and those after the lock do not count, so parallel guesses
 * gain nothing; rejected: counting before the hash, which costs every good sign-in two commits. D2 while an address is
 * locked even the right password is refused, as C-30 says: an answer that differed would let the guessing go on.
 */
@NullMarked
package dev.latchkey.passwords;

import org.jspecify.annotations.NullMarked;
