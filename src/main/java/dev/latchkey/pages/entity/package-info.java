@NullMarked
package dev.latchkey.pages.entity;

import org.jspecify.annotations.NullMarked;
