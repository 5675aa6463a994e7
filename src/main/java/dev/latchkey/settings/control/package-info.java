@NullMarked
package dev.latchkey.settings.control;

import org.jspecify.annotations.NullMarked;
