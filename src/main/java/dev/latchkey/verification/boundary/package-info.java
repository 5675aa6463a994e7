@NullMarked
package dev.latchkey.verification.boundary;

import org.jspecify.annotations.NullMarked;
