/**
 * How requests arrive: their body, their JSON, their client.
 *
 * <p>Promises: at most 64 KiB and 64 levels are read; a doubled member, a NUL, half of a surrogate pair or a value of
 * another type is refused; forwarding headers count only from a configured proxy (C-29). Refuses: to know any caller.
 *
 * <p>D1 Jackson instead of JSON-B, because Yasson turns numbers into texts and takes doubled members (ADR 0002).
 */
@NullMarked
package dev.latchkey.requests;

import org.jspecify.annotations.NullMarked;
