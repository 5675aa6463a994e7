@NullMarked
package dev.latchkey.limits.entity;

import org.jspecify.annotations.NullMarked;
