package dev.latchkey.problems.entity;

/** What can go wrong, as clients see it; each room has an enum of its own. Contract section 3. */
public interface ErrorCode {
    /** The stable code, in Better Auth's words where it has one. */
    String name();

    /** The HTTP status. */
    int status();

    /** The public English sentence; it must not tell more than the caller may know. */
    String message();

    /** The refusal that carries this code to the client. */
    default AuthException exception() {
        return new AuthException(this);
    }
}
