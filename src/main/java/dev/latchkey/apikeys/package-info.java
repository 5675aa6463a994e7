/**
 * What programs show instead of a session: API tokens.
 *
 * <p>Promises: a token is shown once and kept as its hash; it is looked up on every use, with its user (promise 1); it
 * makes no other token and reaches only what names the role of programs (promise 19). Refuses: to tell of another user's.
 *
 * <p>D1 only a session token makes an API token, because an access token of a quarter of an hour must not become for ever.
 */
@NullMarked
package dev.latchkey.apikeys;

import org.jspecify.annotations.NullMarked;
