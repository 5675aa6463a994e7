@NullMarked
package dev.latchkey.limits.control;

import org.jspecify.annotations.NullMarked;
