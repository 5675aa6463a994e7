package dev.latchkey.database.control;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/** The tables, as the migrations make them: the same on both databases, and indexes that only PostgreSQL has. */
final class Schema {
    private Schema() {}

    /** Brings it up to date; of several nodes at once, one does it and the others wait. */
    static MigrateResult migrate(DataSource source, boolean postgres) {
        return Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations(Stream.of("classpath:db/migration", "classpath:db/postgresql")
                        .limit(postgres ? 2 : 1)
                        .toArray(String[]::new))
                .load()
                .migrate();
    }
}
