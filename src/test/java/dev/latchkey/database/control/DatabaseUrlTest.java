package dev.latchkey.database.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
    @ParameterizedTest
    @CsvSource({
        "postgres://ada:pw@db.example.org:5433/latchkey, jdbc:postgresql://db.example.org:5433/latchkey, ada, pw",
        "postgresql://ada:pw@db.example.org/latchkey, jdbc:postgresql://db.example.org/latchkey, ada, pw",
        "postgres://ada:p%40ss%3Aw%2Fo%25rd+1@db/x, jdbc:postgresql://db/x, ada, p@ss:w/o%rd+1",
        "postgres://a%40b:pw@db/x, jdbc:postgresql://db/x, a@b, pw",
        "postgres://ada:a:b@db/x, jdbc:postgresql://db/x, ada, a:b",
        "postgres://ada:pw@db/x?sslmode=require&a=b, jdbc:postgresql://db/x?sslmode=require&a=b, ada, pw",
        "postgres://ada:pw@[::1]:5432/x, jdbc:postgresql://[::1]:5432/x, ada, pw",
        "  postgres://ada:pw@db/x  , jdbc:postgresql://db/x, ada, pw",
        "postgres://ada@db/x, jdbc:postgresql://db/x, ada,",
        "postgres://db/x, jdbc:postgresql://db/x,,",
        "jdbc:postgresql://db/x?user=ada&password=pw, jdbc:postgresql://db/x?user=ada&password=pw,,",
    })
    void a_postgresql_url_becomes_jdbc_with_its_user_and_password_decoded(
            String text, String jdbc, @Nullable String user, @Nullable String password) {
        DatabaseUrl url = DatabaseUrl.parse(text);
        assertEquals(jdbc, url.jdbc());
        assertEquals(Optional.ofNullable(user), url.user());
        assertEquals(Optional.ofNullable(password), url.password());
        assertTrue(url.postgres());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void unset_it_is_the_embedded_database_that_flushes_each_commit(@Nullable String text) {
        DatabaseUrl url = DatabaseUrl.parse(text);
        assertTrue(url.jdbc().startsWith("jdbc:h2:file:./data/latchkey;"), url.jdbc());
        assertTrue(url.jdbc().contains(";WRITE_DELAY=0") && url.jdbc().contains(";MODE=PostgreSQL"), url.jdbc());
        assertFalse(url.postgres());
    }

    @Test
    void an_h2_url_gets_the_options_it_lacks() {
        assertTrue(DatabaseUrl.parse("jdbc:h2:mem:x").jdbc().contains(";MODE=PostgreSQL"));
        assertTrue(DatabaseUrl.parse("jdbc:h2:mem:x").jdbc().contains(";WRITE_DELAY=0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://ada:hunter2@db/x",
                "jdbc:mysql://db/x?password=hunter2",
                "postgres:/ada:hunter2@db/x",
                "hunter2",
                "postgres://ada:hun ter2@db/x",
                "postgres://ada:hunter2[@db/x",
                "postgres://ada:hunter2%zz@db/x",
                "postgres://ada:hunter2@/x",
                "postgres://ada:hunter2@db_1/x",
            })
    void what_cannot_be_used_is_refused_without_showing_the_password(String text) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> DatabaseUrl.parse(text));
        for (Throwable t = refused; t != null; t = t.getCause()) {
            assertFalse(String.valueOf(t.getMessage()).matches(".*hun ?ter2.*"), t.getMessage());
        }
        assertTrue(String.valueOf(refused.getMessage()).contains("DATABASE_URL"), refused.getMessage());
    }

    @Test
    void it_prints_nothing_of_itself() {
        String printed = DatabaseUrl.parse("postgres://ada:hunter2@db/x").toString();
        assertFalse(printed.contains("hunter2") || printed.contains("ada"), printed);
    }
}
