@NullMarked
package dev.latchkey.organizations.boundary;

import org.jspecify.annotations.NullMarked;
