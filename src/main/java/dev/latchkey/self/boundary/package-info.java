@NullMarked
package dev.latchkey.self.boundary;

import org.jspecify.annotations.NullMarked;
