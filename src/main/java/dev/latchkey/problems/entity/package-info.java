@NullMarked
package dev.latchkey.problems.entity;

import org.jspecify.annotations.NullMarked;
