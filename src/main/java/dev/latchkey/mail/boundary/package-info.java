/** The timer that keeps the mail moving. */
@NullMarked
package dev.latchkey.mail.boundary;

import org.jspecify.annotations.NullMarked;
