@NullMarked
package dev.latchkey.sessions.entity;

import org.jspecify.annotations.NullMarked;
