package dev.latchkey.users.entity;

import org.jspecify.annotations.Nullable;

/** A user in the bodies of the native family: S4-06, S4-23, S4-33. */
public record UserView(String id, String email, @Nullable String name, boolean emailVerified) {
    public static UserView of(User user) {
        return new UserView(user.id(), user.email(), user.name(), user.isEmailVerified());
    }

    public static UserView of(Caller caller) {
        return new UserView(caller.userId(), caller.email(), caller.displayName(), caller.isEmailVerified());
    }
}
