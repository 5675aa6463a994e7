/** Posting, rendering, delivering. */
@NullMarked
package dev.latchkey.mail.control;

import org.jspecify.annotations.NullMarked;
