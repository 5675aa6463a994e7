/**
 * A tenant's own provider: its settings, the e-mail domains that the tenant has proved, and the sign-in through it.
 *
 * <p>Promises: a tenant's provider vouches only for addresses of domains which that tenant has proved, and no two tenants have proved one;
 * who somebody is, is known by provider row and subject, so two tenants with one issuer share nothing; what is switched off or removed signs
 * nobody in from the next request on. Refuses: issuers inside the operator's network; to show a client secret again, or to send it to another
 * issuer than the one it was given for; mail hosts of everybody; administrators of the service, who are not a tenant's to let in.
 *
 * <p>D1 another issuer or client id is another provider with another id, because subjects mean nothing across them. D2 identities have a table
 * of their own and no row in {@code accounts}, because they go with the provider and nobody but the tenant gives or takes them. D3 only
 * owners, who have signed in a short while ago, because whoever sets the provider can be everybody of the domain. D4 see ADR 0023 for who is let in.
 */
@NullMarked
package dev.latchkey.sso;

import org.jspecify.annotations.NullMarked;
