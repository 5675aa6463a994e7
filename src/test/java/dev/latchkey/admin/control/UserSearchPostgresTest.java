package dev.latchkey.admin.control;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.database.control.GivenDatabase;
import dev.latchkey.database.control.Sql;
import org.junit.jupiter.api.Test;

class UserSearchPostgresTest extends UserSearchContract {
    UserSearchPostgresTest() {
        super(GivenDatabase.postgres());
    }

    @Test
    void a_search_among_many_users_reads_indexes_and_not_the_table() {
        Sql sql = house.database().sql();
        sql.update("insert into users (id, email, name, email_verified, role, banned, plan, plan_status, created_at,"
                + " updated_at) select 'usr_' || n, 'm' || n || '@example.org', 'Member ' || n, true, 'user', false,"
                + " 'FREE', 'ACTIVE', now(), now() from generate_series(1, 20000) n");
        sql.update("analyze users");
        String plan = String.join(
                "\n",
                sql.list(
                        "explain select u.id from users u where u.email like ? or lower(u.name) like ? or u.id = ?",
                        row -> row.getString(1),
                        "m1999%",
                        "m1999%",
                        "m1999"));
        assertTrue(plan.contains("users_email_prefix_idx") && plan.contains("users_name_prefix_idx"), plan);
        assertTrue(!plan.contains("Seq Scan"), plan);
    }
}
