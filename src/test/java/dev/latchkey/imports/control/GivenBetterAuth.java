package dev.latchkey.imports.control;

import dev.latchkey.database.control.GivenDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A PostgreSQL as the command-line tool of Better Auth 1.7 makes it for the plugins organization and admin, with some rows. */
public final class GivenBetterAuth {
    private static final String SCHEMA = """
            create table "user" ("id" text not null primary key, "name" text not null, "email" text not null unique,
              "emailVerified" boolean not null, "image" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
              "updatedAt" timestamptz default CURRENT_TIMESTAMP not null, "role" text, "banned" boolean, "banReason" text,
              "banExpires" timestamptz);
            create table "session" ("id" text not null primary key, "expiresAt" timestamptz not null, "token" text not null unique,
              "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null, "ipAddress" text,
              "userAgent" text, "userId" text not null references "user" ("id") on delete cascade, "impersonatedBy" text,
              "activeOrganizationId" text);
            create table "account" ("id" text not null primary key, "accountId" text not null, "providerId" text not null,
              "userId" text not null references "user" ("id") on delete cascade, "accessToken" text, "refreshToken" text,
              "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text,
              "password" text, "createdAt" timestamptz default CURRENT_TIMESTAMP not null, "updatedAt" timestamptz not null);
            create table "organization" ("id" text not null primary key, "name" text not null, "slug" text not null unique,
              "logo" text, "createdAt" timestamptz not null, "metadata" text);
            create table "member" ("id" text not null primary key, "organizationId" text not null, "userId" text not null,
              "role" text not null, "createdAt" timestamptz not null);
            create table "invitation" ("id" text not null primary key, "organizationId" text not null, "email" text not null,
              "role" text, "status" text not null, "expiresAt" timestamptz not null, "inviterId" text not null);
            """;

    /** The password "correct horse battery", hashed as Better Auth does. */
    public static final String SCRYPT =
            "6999b98def90174b42b5837dd7fc77b4:826fbbbcd5937c1efe8f0ed821e85139096693dd1ddd2fdcd156cb0f2b0d5b74763c2b76c8cc15209c436ac3a30c5cbb86f911bd4c7cacdc418093543700275f";

    /** A session token of Ann's. */
    public static final String TOKEN = "AbCdEfGhIjKlMnOpQrStUvWxYz012345";

    private static final String ROWS = """
            insert into "user" ("id", "name", "email", "emailVerified", "createdAt", "role") values
              ('ann', 'Ann Example', 'Ann@Import.example.org', true, '2025-05-01T10:00:00Z', 'user'),
              ('boss', 'Boss', 'boss@import.example.org', true, '2025-05-02T10:00:00Z', 'user,admin'),
              ('eve', 'Eve', 'eve@import.example.org', false, '2025-05-03T10:00:00Z', null),
              ('bad', 'Bad', 'no address', false, '2025-05-04T10:00:00Z', null),
              ('an id that is far too long to be kept in a column', 'Long', 'long@import.example.org', false, now(), null);
            update "user" set "banned" = true, "banReason" = 'spam' where "id" = 'eve';
            update "user" set "image" = 'http://insecure.example.org/x.png' where "id" = 'boss';
            insert into "account" ("id", "accountId", "providerId", "userId", "password", "updatedAt") values
              ('acc1', 'ann', 'credential', 'ann', '6999b98def90174b42b5837dd7fc77b4:826fbbbcd5937c1efe8f0ed821e85139096693dd1ddd2fdcd156cb0f2b0d5b74763c2b76c8cc15209c436ac3a30c5cbb86f911bd4c7cacdc418093543700275f', now()),
              ('acc2', '1234567890', 'google', 'ann', null, now()),
              ('acc3', 'boss', 'credential', 'boss', null, now()),
              ('acc4', 'bad', 'credential', 'bad', 'x', now());
            insert into "session" ("id", "expiresAt", "token", "updatedAt", "userId") values
              ('ses1', '2099-01-01T00:00:00Z', 'AbCdEfGhIjKlMnOpQrStUvWxYz012345', now(), 'ann'),
              ('ses2', '2020-01-01T00:00:00Z', 'BbCdEfGhIjKlMnOpQrStUvWxYz012345', now(), 'ann');
            insert into "organization" values
              ('org1', 'Acme', 'acme', 'https://e.com/l.png', '2025-06-01T00:00:00Z', '{"plan":"pro"}'),
              ('org2', 'Müller & Co', 'Müller_Co', null, '2025-06-02T00:00:00Z', null);
            insert into "member" values
              ('mem1', 'org1', 'ann', 'owner', '2025-06-01T00:00:00Z'),
              ('mem2', 'org1', 'boss', 'member,admin', '2025-06-01T00:00:00Z'),
              ('mem3', 'org2', 'ann', 'wizard', '2025-06-01T00:00:00Z'),
              ('mem4', 'org1', 'bad', 'member', '2025-06-01T00:00:00Z');
            insert into "invitation" values
              ('inv1', 'org1', 'new@import.example.org', 'member', 'pending', '2099-01-01T00:00:00Z', 'ann'),
              ('inv2', 'org1', 'old@import.example.org', 'member', 'pending', '2020-01-01T00:00:00Z', 'ann'),
              ('inv3', 'org1', 'boss@import.example.org', 'admin', 'accepted', '2025-07-01T00:00:00Z', 'ann'),
              ('inv4', 'gone', 'x@import.example.org', 'admin', 'canceled', '2025-07-01T00:00:00Z', 'ann');
            """;

    private GivenBetterAuth() {}

    /** A new database with the rows: its URL in the form of {@code DATABASE_URL}. */
    public static String database() {
        String url = GivenDatabase.foreign();
        change(url, SCHEMA + ROWS);
        return url;
    }

    /** Changes the other application's rows. */
    public static void change(String url, String sql) {
        String jdbc = url.replace("postgres://postgres@", "jdbc:postgresql://") + "?user=postgres";
        try (Connection connection = DriverManager.getConnection(jdbc);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
