/**
 * What the person who runs the server decided, read once and checked before the first request.
 *
 * <p>Promises: a setting that cannot be used stops the start with its key's name; there is one clock. Refuses: reading
 * configuration anywhere else.
 *
 * <p>D1 one record per room with a source beside it, because a room's settings are then typed and found in the room;
 * rejected: one big settings class that everybody depends on. D2 the clock ticks in microseconds, because that is what
 * both databases keep.
 */
@NullMarked
package dev.latchkey.settings;

import org.jspecify.annotations.NullMarked;
