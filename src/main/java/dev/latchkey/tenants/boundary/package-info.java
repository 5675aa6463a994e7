@NullMarked
package dev.latchkey.tenants.boundary;

import org.jspecify.annotations.NullMarked;
