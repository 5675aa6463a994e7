@NullMarked
package dev.latchkey.pages.boundary;

import org.jspecify.annotations.NullMarked;
