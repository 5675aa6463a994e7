/**
 * Brings the people and organizations of a Better Auth database along, at the command {@code import-better-auth}.
 *
 * <p>Promises: all of it or nothing (one transaction); running it again copies only what is not there and changes no row;
 * a dry run does the same work and keeps nothing; whatever is left out is said with its reason; passwords stay the hashes
 * they are and are renewed at the next sign-in (C-10). Refuses: to run in a server that serves.
 *
 * <p>D1 ids are kept, so that the keys in an application's own tables stay true. D2 it writes the rows by SQL of its own:
 * acts of the other rooms would mail, audit and date every one of thousands as if it happened now.
 */
@NullMarked
package dev.latchkey.imports;

import org.jspecify.annotations.NullMarked;
