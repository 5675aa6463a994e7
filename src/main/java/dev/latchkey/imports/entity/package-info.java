@NullMarked
package dev.latchkey.imports.entity;

import org.jspecify.annotations.NullMarked;
