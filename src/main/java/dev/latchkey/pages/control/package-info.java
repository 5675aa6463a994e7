@NullMarked
package dev.latchkey.pages.control;

import org.jspecify.annotations.NullMarked;
