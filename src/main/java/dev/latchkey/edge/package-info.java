/**
 * The edge of the uberjar: requests whose head is not sound HTTP are refused before the server looks at them.
 *
 * <p>It promises one answer, 400 in the form of every other error, to a malformed escape in the path, an absent, doubled or
 * impossible Host, an unknown transfer coding and CONNECT, and 405 to TRACE (RFC 9112, sections 3.2 and 6.1). Left to the server, some of these
 * are 200 with an empty body. It promises 503, too, while the application is not deployed yet or the process is ending.
 *
 * <p>It is not part of the WAR: the server loads it by its service registry (META-INF/hk2-locator of payara-config/edge).
 *
 * <p>D1 It takes the place of the add-on that the server calls "comet", unused here, because that is the one door into the
 * chain of filters that the configuration has; rejected: a copy of the server's own mapper with the fault mended.
 */
@NullMarked
package dev.latchkey.edge;

import org.jspecify.annotations.NullMarked;
