@NullMarked
package dev.latchkey.tokens.control;

import org.jspecify.annotations.NullMarked;
