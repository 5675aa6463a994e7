@NullMarked
package dev.latchkey.passwords.control;

import org.jspecify.annotations.NullMarked;
