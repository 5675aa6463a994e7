@NullMarked
package dev.latchkey.passwords.entity;

import org.jspecify.annotations.NullMarked;
