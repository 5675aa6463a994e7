@NullMarked
package dev.latchkey.tokens.entity;

import org.jspecify.annotations.NullMarked;
