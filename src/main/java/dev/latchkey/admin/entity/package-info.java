@NullMarked
package dev.latchkey.admin.entity;

import org.jspecify.annotations.NullMarked;
