@NullMarked
package dev.latchkey.signin.boundary;

import org.jspecify.annotations.NullMarked;
