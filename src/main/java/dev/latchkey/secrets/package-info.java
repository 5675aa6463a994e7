/**
 * Random tokens, their hashes, ids, and encryption at rest.
 *
 * <p>Promises: a token carries 256 bits of a cryptographic generator and leaves once; a table holds only its SHA-256;
 * what must be read again is sealed with AES-256-GCM under a key per purpose. Refuses: passwords, which need a slow hash.
 *
 * <p>D1 tokens are letters and digits, because they survive URLs, headers and double clicks. D2 ids are TypeIDs (C-23):
 * they name things and open nothing, so their order in time may show.
 */
@NullMarked
package dev.latchkey.secrets;

import org.jspecify.annotations.NullMarked;
