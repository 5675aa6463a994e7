@NullMarked
package dev.latchkey.secrets.control;

import org.jspecify.annotations.NullMarked;
