package dev.latchkey.imports.boundary;

import dev.latchkey.database.control.Sql;
import dev.latchkey.imports.control.BetterAuthImport;
import dev.latchkey.imports.control.ImportSettings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Clock;

/**
 * Runs the import that the command {@code import-better-auth} asks for, when the schema is there. The launcher prints what it
 * leaves in the system property {@code latchkey.import-report}, or {@code latchkey.import-failure}, and ends the process.
 */
@Singleton
@Startup
@DependsOn("Migrations")
@TransactionManagement(TransactionManagementType.BEAN)
public class ImportAtStart {
    @Inject
    ImportSettings settings;

    @Inject
    BetterAuthImport imports;

    @Inject
    Clock clock;

    @PostConstruct
    void start() {
        settings.from().ifPresent(this::run);
    }

    private void run(String url) {
        try {
            String report = imports.run(url, settings.dryRun(), clock.instant()).toString();
            System.setProperty("latchkey.import-report", report);
        } catch (IllegalArgumentException | Sql.SqlException failure) {
            System.setProperty("latchkey.import-failure", reason(failure));
        }
    }

    /** The database's own words; neither they nor ours have the password. */
    private static String reason(RuntimeException failure) {
        Throwable cause =
                failure instanceof Sql.SqlException && failure.getCause() != null ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage());
    }
}
