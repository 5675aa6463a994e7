@NullMarked
package dev.latchkey.apikeys.control;

import org.jspecify.annotations.NullMarked;
