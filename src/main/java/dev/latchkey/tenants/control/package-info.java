@NullMarked
package dev.latchkey.tenants.control;

import org.jspecify.annotations.NullMarked;
