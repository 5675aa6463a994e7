package dev.latchkey.self.boundary;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of acts that have nothing to tell, as the Better Auth family writes it. */
@Schema(name = "Done")
public record Done(boolean status) {
    static final Done DONE = new Done(true);
}
