@NullMarked
package dev.latchkey.tenants.entity;

import org.jspecify.annotations.NullMarked;
