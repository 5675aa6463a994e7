@NullMarked
package dev.latchkey.signin.entity;

import org.jspecify.annotations.NullMarked;
