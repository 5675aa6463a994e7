/**
 * Signing in with an account of another service: Google, GitHub, Facebook, or any provider of OpenID Connect; linking one; its tokens.
 *
 * <p>Promises: what went to the provider comes back once, in time, and into the browser that began it (C-36), a linking also into its
 * session; state, nonce and PKCE always; a provider's account is known by its subject, and enters an account that was here before only when
 * both sides have proved the address and no other account of that provider has the place, or when whoever is signed in there, with a
 * proved address, links it; its tokens are sealed and for its owner. Refuses: new accounts for addresses that the provider could vouch for
 * and does not, because their owner may come later (Facebook never does: there the address is to be proved by mail); to merge users;
 * whatever of an ID token is not as it must be.
 *
 * <p>D1 what is under way is a row, because it must survive a restart and be used once, on every node; rejected: a signed state, which
 * could be used twice. D2 (until ADR 24) the provider's tokens were thrown away once they had told who it is, because nothing here asked the
 * provider for more. D3 HTTP happens before the transaction of the entry, never in one. D4 a callback always leads on, to a page that says
 * what went wrong; its reasons are no error codes of the API. D5 every call goes through {@code Outbound}, because a provider must neither hold
 * a request for long nor be an address that only we can reach; rejected: timeouts for each read, ADR 20. D6 the tokens are kept, because
 * applications act at the provider with them; one request at a time renews those of an account, because a refresh token may be good once, ADR 24.
 */
@NullMarked
package dev.latchkey.social;

import org.jspecify.annotations.NullMarked;
