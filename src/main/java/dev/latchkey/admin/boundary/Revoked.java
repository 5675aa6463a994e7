package dev.latchkey.admin.boundary;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of acts that have nothing to tell. */
@Schema(name = "Revoked")
public record Revoked(boolean success) {
    static final Revoked DONE = new Revoked(true);
}
