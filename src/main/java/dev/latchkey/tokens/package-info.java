/**
 * Signed tokens and their keys: what an access token says, whether it is ours, and the keys that show it to others.
 *
 * <p>Promises: ES256 and our own keys only, whatever a header names (promise 18, RFC 8725); no key is read from the
 * database for a request; a key stays published until the last token that it signed is over. Refuses: to say who is signed
 * in. A good signature is a claim, and the live session behind it decides (C-26).
 *
 * <p>D1 keys are rows, sealed by the vault, because every node must sign and check with the same; rejected: a key file,
 * which nobody rotates.
 * <p>D2 a new key is published ten minutes before it signs, because others keep the key set for five.
 * <p>D3 a checked token is remembered by its hash until it is over: checking costs more than the look-up of the session,
 * which is never remembered.
 */
@NullMarked
package dev.latchkey.tokens;

import org.jspecify.annotations.NullMarked;
