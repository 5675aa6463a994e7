package dev.latchkey.database.control;

class MigrationsPostgresTest extends MigrationsContract {
    MigrationsPostgresTest() {
        super(GivenDatabase.postgres());
    }
}
