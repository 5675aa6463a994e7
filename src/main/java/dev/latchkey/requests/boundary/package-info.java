@NullMarked
package dev.latchkey.requests.boundary;

import org.jspecify.annotations.NullMarked;
