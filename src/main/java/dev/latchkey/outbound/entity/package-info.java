@NullMarked
package dev.latchkey.outbound.entity;

import org.jspecify.annotations.NullMarked;
