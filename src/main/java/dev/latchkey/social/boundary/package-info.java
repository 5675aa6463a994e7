@NullMarked
package dev.latchkey.social.boundary;

import org.jspecify.annotations.NullMarked;
