@NullMarked
package dev.latchkey.audit.entity;

import org.jspecify.annotations.NullMarked;
