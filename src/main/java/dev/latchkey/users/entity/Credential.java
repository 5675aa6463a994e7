package dev.latchkey.users.entity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller showed to be known by. C-05.
 *
 * @param id of the row behind it: the session for a session token or an access token, else the key's or the token's own
 * @param scopes what a key or token may do; a session has none because it needs none
 * @param expiresAt the end of a key or token, where it is known; null for none
 */
public record Credential(
        Kind kind, String id, Set<String> scopes, @Nullable Instant expiresAt) {
    /** The kinds, told apart by their shape. */
    public enum Kind {
        SESSION(false),
        ACCESS_TOKEN(false),
        API_TOKEN(true),
        API_KEY(true),
        SERVER_TOKEN(true);

        private final boolean program;

        Kind(boolean program) {
            this.program = program;
        }

        /** Whether there is no session behind it, so that the caller has {@link Role#PROGRAM} and not {@link Role#USER}. */
        public boolean isProgram() {
            return program;
        }
    }

    public Credential {
        scopes = Set.copyOf(scopes);
    }

    /** One whose end is none of its own, or of no interest. */
    public Credential(Kind kind, String id, Set<String> scopes) {
        this(kind, id, scopes, null);
    }

    /** A session token. */
    public static Credential session(String sessionId) {
        return new Credential(Kind.SESSION, sessionId, Set.of());
    }
}
