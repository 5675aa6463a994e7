@NullMarked
package dev.latchkey.users.entity;

import org.jspecify.annotations.NullMarked;
