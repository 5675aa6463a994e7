package dev.latchkey.tenants.boundary;

/** The body of an act without a result. */
public record Success(boolean success) {
    static final Success YES = new Success(true);
}
