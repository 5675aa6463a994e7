@NullMarked
package dev.latchkey.self.control;

import org.jspecify.annotations.NullMarked;
