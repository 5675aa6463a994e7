@NullMarked
package dev.latchkey.tokens.boundary;

import org.jspecify.annotations.NullMarked;
