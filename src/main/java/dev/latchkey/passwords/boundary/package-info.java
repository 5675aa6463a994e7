@NullMarked
package dev.latchkey.passwords.boundary;

import org.jspecify.annotations.NullMarked;
