@NullMarked
package dev.latchkey.sessions.control;

import org.jspecify.annotations.NullMarked;
