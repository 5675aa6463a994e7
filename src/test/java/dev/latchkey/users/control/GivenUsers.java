package dev.latchkey.users.control;

import dev.latchkey.database.control.Sql;
import jakarta.persistence.EntityManager;

/** The store of users within a test's transaction. */
public final class GivenUsers {
    private GivenUsers() {}

    public static UserStore in(EntityManager entities, Sql sql) {
        UserStore users = new UserStore();
        users.entities = entities;
        users.sql = sql;
        return users;
    }
}
