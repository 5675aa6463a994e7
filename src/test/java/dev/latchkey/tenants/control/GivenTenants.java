package dev.latchkey.tenants.control;

import dev.latchkey.database.control.GivenDatabase;
import jakarta.persistence.EntityManager;

/** The store of tenants, for tests of rooms that use it. */
public final class GivenTenants {
    private GivenTenants() {}

    /** In the transaction of these entities. */
    public static TenantStore store(GivenDatabase database, EntityManager entities) {
        TenantStore store = new TenantStore();
        store.entities = entities;
        store.sql = database.sql();
        return store;
    }
}
