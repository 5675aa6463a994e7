@NullMarked
package dev.latchkey.organizations.entity;

import org.jspecify.annotations.NullMarked;
