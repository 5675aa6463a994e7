@NullMarked
package dev.latchkey.security.boundary;

import org.jspecify.annotations.NullMarked;
