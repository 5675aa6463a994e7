@NullMarked
package dev.latchkey.social.entity;

import org.jspecify.annotations.NullMarked;
