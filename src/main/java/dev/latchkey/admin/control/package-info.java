@NullMarked
package dev.latchkey.admin.control;

import org.jspecify.annotations.NullMarked;
