/**
 * Requests to addresses that customers name, such as a tenant's own provider.
 *
 * <p>Promises: a host is looked up once, every address that it has is judged, and the connection goes to one of those very
 * addresses, so that a name service which changes its mind reaches nothing (ASVS 1.3.6); https with the certificate of the name
 * that was asked for; five seconds for all of it, 256 KiB of answer, no redirects (ASVS 15.3.2), no proxy, no cookies. Refuses: whatever is
 * no public address, and plain http, except where the operator's setting names the host or its network.
 *
 * <p>D1 Apache's HttpClient, because the JDK's has no hook for the address (ADR 0022); rejected: looking up first and connecting by
 * name afterwards. D2 a call runs on a thread of its own pool, because a look-up cannot be interrupted and must not hold the caller
 * longer than five seconds. D3 one host has eight calls at once at most, because a slow one must not take the places of all others. D4 who finds
 * no place waits two seconds at most, because a whole company signs in at nine; rejected: "busy" at once. D5 one customer has eight calls
 * at once and eight that wait at most, whatever hosts he names, because names are free; rejected: the bound of D3 alone.
 */
@NullMarked
package dev.latchkey.outbound;

import org.jspecify.annotations.NullMarked;
