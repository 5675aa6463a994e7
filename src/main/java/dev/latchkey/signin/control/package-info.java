@NullMarked
package dev.latchkey.signin.control;

import org.jspecify.annotations.NullMarked;
