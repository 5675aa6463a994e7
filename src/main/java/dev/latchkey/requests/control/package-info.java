@NullMarked
package dev.latchkey.requests.control;

import org.jspecify.annotations.NullMarked;
