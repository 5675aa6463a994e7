@NullMarked
package dev.latchkey.sso.entity;

import org.jspecify.annotations.NullMarked;
