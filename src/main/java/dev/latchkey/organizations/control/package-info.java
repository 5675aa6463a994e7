@NullMarked
package dev.latchkey.organizations.control;

import org.jspecify.annotations.NullMarked;
