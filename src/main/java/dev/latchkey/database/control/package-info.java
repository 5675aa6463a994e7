@NullMarked
package dev.latchkey.database.control;

import org.jspecify.annotations.NullMarked;
