package dev.latchkey.database.control;

import dev.latchkey.settings.control.RoomSettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Objects;
import javax.sql.DataSource;

/** Checks every setting and brings the schema up to date, in that order, before the first request is served. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(
        name = Migrations.DATA_SOURCE,
        className = "dev.latchkey.database.control.LatchkeyDataSource",
        initialPoolSize = 2,
        minPoolSize = 2,
        maxPoolSize = 32,
        properties = {
            // Connections that died with the database are found and replaced, so no restart is needed after an outage.
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=auto-commit",
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.fail-all-connections=true",
            "fish.payara.max-wait-time-in-millis=2000",
        })
public class Migrations {
    /** Where the pooled, transactional data source is found. */
    public static final String DATA_SOURCE = "java:app/jdbc/latchkey";

    @Resource(lookup = DATA_SOURCE)
    DataSource source;

    @Inject
    @Any
    Instance<RoomSettings> settings;

    @PostConstruct
    void start() {
        // Making a record checks it; a setting that cannot be used ends the start here, by its name.
        for (RoomSettings room : settings) {
            Objects.requireNonNull(room);
        }
        Schema.migrate(source, DatabaseUrl.configured().postgres());
    }
}
