package dev.latchkey.tokens.entity;

import java.time.Instant;

/**
 * What a genuine access token claims.
 *
 * @param familyId of the refresh token it came with; a token whose family has ended is dead
 * @param keyId of the key that signed it
 */
public record AccessClaims(String userId, String sessionId, String familyId, String keyId, Instant expiresAt) {}
