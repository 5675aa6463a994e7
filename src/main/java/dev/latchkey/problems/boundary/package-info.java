@NullMarked
package dev.latchkey.problems.boundary;

import org.jspecify.annotations.NullMarked;
