@NullMarked
package dev.latchkey.self.entity;

import org.jspecify.annotations.NullMarked;
