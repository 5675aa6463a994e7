package dev.latchkey.admin.boundary;

import dev.latchkey.admin.entity.ManagedUser;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of acts that answer with the user as he is now. */
@Schema(name = "ManagedUserBody")
public record Managed(ManagedUser user) {}
