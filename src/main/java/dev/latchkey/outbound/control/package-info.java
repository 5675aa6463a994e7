@NullMarked
package dev.latchkey.outbound.control;

import org.jspecify.annotations.NullMarked;
