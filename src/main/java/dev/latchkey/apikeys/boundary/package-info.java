@NullMarked
package dev.latchkey.apikeys.boundary;

import org.jspecify.annotations.NullMarked;
