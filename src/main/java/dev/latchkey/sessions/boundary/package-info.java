@NullMarked
package dev.latchkey.sessions.boundary;

import org.jspecify.annotations.NullMarked;
