@NullMarked
package dev.latchkey.imports.boundary;

import org.jspecify.annotations.NullMarked;
