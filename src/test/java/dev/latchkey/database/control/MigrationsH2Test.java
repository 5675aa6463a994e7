package dev.latchkey.database.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class MigrationsH2Test extends MigrationsContract {
    MigrationsH2Test() {
        super(GivenDatabase.h2());
    }

    /** The pool closes idle connections after some minutes; what was made over one must not depend on it. */
    @Test
    void rows_are_written_when_the_connection_that_made_the_schema_is_closed() throws SQLException {
        JdbcDataSource unpooled = new JdbcDataSource();
        unpooled.setURL("jdbc:h2:mem:unpooled;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        Schema.migrate(unpooled, false);
        try (Connection connection = unpooled.getConnection();
                Statement statement = connection.createStatement()) {
            assertEquals(1, statement.executeUpdate("""
                    insert into users (id, email, email_verified, role, banned, plan, plan_status, created_at, updated_at)
                    values ('usr_1', 'ann@example.org', false, 'user', false, 'FREE', 'ACTIVE', now(), now())"""));
            assertEquals(1, statement.executeUpdate("""
                    insert into tenants (id, name, slug, status, plan, plan_status, created_at, updated_at)
                    values ('org_1', 'Acme', 'acme', 'ACTIVE', 'PRO', 'PAST_DUE', now(), now())"""));
        }
    }
}
