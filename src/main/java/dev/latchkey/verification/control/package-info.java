@NullMarked
package dev.latchkey.verification.control;

import org.jspecify.annotations.NullMarked;
