@NullMarked
package dev.latchkey.imports.control;

import org.jspecify.annotations.NullMarked;
