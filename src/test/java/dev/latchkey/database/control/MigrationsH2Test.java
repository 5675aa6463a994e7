package dev.latchkey.database.control;

class MigrationsH2Test extends MigrationsContract {
    MigrationsH2Test() {
        super(GivenDatabase.h2());
    }
}
