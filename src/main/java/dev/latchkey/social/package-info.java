/**
 * Signing in with an account of another service: Google, GitHub, Facebook, or any provider of OpenID Connect.
 *
 * <p>Promises: a sign-in that went to the provider comes back once, in time, and into the browser that began it (C-36); state, nonce
 * and PKCE always; a provider's account is known by its subject, and enters an account that was here before only when both sides
 * have proved the address and no other account of that provider has the place. Refuses: new accounts for addresses that the provider
 * could vouch for and does not, because their owner may come later (Facebook never does: there the address is to be proved by mail); whatever of an ID token is not as it must be.
 *
 * <p>D1 what is under way is a row, because it must survive a restart and be used once, on every node; rejected: a signed state, which
 * could be used twice. D2 the provider's tokens are thrown away once they have told who it is, because nothing here asks the provider for more.
 * D3 HTTP happens before the transaction of the entry, never in one. D4 a callback always leads on, to a page that says what went wrong;
 * its reasons are no error codes of the API. D5 every call goes through {@code Outbound}, because a provider must neither hold a request for
 * long nor be an address that only we can reach; rejected: timeouts for each read, ADR 20.
 */
@NullMarked
package dev.latchkey.social;

import org.jspecify.annotations.NullMarked;
