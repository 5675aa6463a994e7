@NullMarked
package dev.latchkey.security.control;

import org.jspecify.annotations.NullMarked;
