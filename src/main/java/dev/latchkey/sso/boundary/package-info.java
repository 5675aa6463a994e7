@NullMarked
package dev.latchkey.sso.boundary;

import org.jspecify.annotations.NullMarked;
