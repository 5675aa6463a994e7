/** API keys as values. */
@NullMarked
package dev.latchkey.apikeys.entity;

import org.jspecify.annotations.NullMarked;
