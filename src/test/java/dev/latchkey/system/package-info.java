/**
 * The built server, asked from outside: HTTP in, HTTP, mail and rows out. {@link dev.latchkey.system.LatchkeySystem} is the
 * one driver; a test speaks its words and never builds a request by hand unless the request itself is what it is about.
 */
@NullMarked
package dev.latchkey.system;

import org.jspecify.annotations.NullMarked;
