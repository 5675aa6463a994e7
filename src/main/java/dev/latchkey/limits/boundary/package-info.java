@NullMarked
package dev.latchkey.limits.boundary;

import org.jspecify.annotations.NullMarked;
