@NullMarked
package dev.latchkey.verification.entity;

import org.jspecify.annotations.NullMarked;
