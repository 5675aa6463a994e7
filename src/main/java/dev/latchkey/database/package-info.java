/**
 * The database: PostgreSQL or embedded H2 behind one data source, its schema, and plain SQL.
 *
 * <p>Promises: the same statements and migrations run on both; an acknowledged commit is on disk; settings are checked
 * and the schema is brought up to date before the first request. Refuses: schema generation, a second level cache.
 *
 * <p>D1 H2 runs in PostgreSQL mode, so that one set of migrations serves both; rejected: a folder of migrations per
 * database, which drift apart. D2 statements that decide something by the rows they change are plain SQL, entities are
 * for the rest.
 */
@NullMarked
package dev.latchkey.database;

import org.jspecify.annotations.NullMarked;
