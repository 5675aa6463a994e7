@NullMarked
package dev.latchkey.users.control;

import org.jspecify.annotations.NullMarked;
