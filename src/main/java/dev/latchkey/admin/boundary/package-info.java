/** The administrators' half of Better Auth's client: {@code /api/auth/admin/...}. */
@NullMarked
package dev.latchkey.admin.boundary;

import org.jspecify.annotations.NullMarked;
