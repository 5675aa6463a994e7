@NullMarked
package dev.latchkey.audit.control;

import org.jspecify.annotations.NullMarked;
