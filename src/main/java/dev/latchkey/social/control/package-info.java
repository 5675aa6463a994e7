@NullMarked
package dev.latchkey.social.control;

import org.jspecify.annotations.NullMarked;
