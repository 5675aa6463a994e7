@NullMarked
package dev.latchkey.sso.control;

import org.jspecify.annotations.NullMarked;
