package dev.latchkey.imports.control;

import dev.latchkey.audit.control.AuditLog;
import dev.latchkey.audit.entity.Action;
import dev.latchkey.audit.entity.AuditEntry;
import dev.latchkey.imports.entity.ImportReport;
import dev.latchkey.imports.entity.ImportReport.Outcome;
import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** Copies what is in a Better Auth database: people first, then where they belong. */
@ApplicationScoped
public class BetterAuthImport {
    @Inject
    ImportWork work;

    /**
     * Copies all that is not here yet; a dry run keeps nothing of it. IllegalArgumentException for a URL that is no PostgreSQL,
     * SqlException when it cannot be read.
     */
    public ImportReport run(String url, boolean dry, Instant now) {
        try (ImportSource source = new ImportSource(url)) {
            return dry ? work.rehearse(source, now) : work.copy(source, now);
        }
    }

    /** The transaction of it. */
    @Stateless
    public static class ImportWork {
        @Resource
        SessionContext context;

        @Inject
        PeopleImport people;

        @Inject
        OrganizationImport organizations;

        @Inject
        AuditLog audit;

        public ImportReport rehearse(ImportSource source, Instant now) {
            ImportReport report = copy(source, now);
            context.setRollbackOnly();
            return report;
        }

        public ImportReport copy(ImportSource source, Instant now) {
            ImportReport report = new ImportReport();
            people.copy(source, report, now);
            if (source.has("organization")) {
                organizations.copy(source, report, now);
            }
            String what = report.of(PeopleImport.USERS, Outcome.COPIED) + " users, "
                    + report.of(OrganizationImport.ORGANIZATIONS, Outcome.COPIED) + " organizations";
            audit.write(AuditEntry.of(Action.USER_IMPORT, null).because(what), now);
            return report;
        }
    }
}
