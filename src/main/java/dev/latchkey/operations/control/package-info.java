@NullMarked
package dev.latchkey.operations.control;

import org.jspecify.annotations.NullMarked;
