package dev.latchkey.organizations.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A tenant in the bodies of the Better Auth family. C-18.
 *
 * @param logo the address of a picture
 * @param metadata a JSON object of the application's own
 */
public record Organization(
        String id,
        String name,
        String slug,
        @Nullable String logo,

        @Schema(type = SchemaType.OBJECT, nullable = true) @Nullable
        JsonNode metadata,

        Instant createdAt) {}
