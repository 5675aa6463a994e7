@NullMarked
package dev.latchkey.requests.entity;

import org.jspecify.annotations.NullMarked;
