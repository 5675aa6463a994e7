@NullMarked
package dev.latchkey.problems.control;

import org.jspecify.annotations.NullMarked;
