/** The mails there are, and their row in the outbox. */
@NullMarked
package dev.latchkey.mail.entity;

import org.jspecify.annotations.NullMarked;
