package dev.latchkey.imports.control;

import dev.latchkey.database.control.Sql;
import dev.latchkey.imports.control.ImportSource.Row;
import dev.latchkey.imports.entity.ImportReport;
import dev.latchkey.imports.entity.ImportReport.Outcome;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.users.entity.EmailAddress;
import dev.latchkey.users.entity.Profile;
import dev.latchkey.users.entity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Users, their ways in, and the sessions that they have open. */
@ApplicationScoped
class PeopleImport {
    static final String USERS = "users";

    private static final String ACCOUNTS = "accounts";
    private static final String SESSIONS = "sessions";
    private static final int MAX_HASH = 512;
    private static final int MAX_REASON = 500;

    @Inject
    Sql sql;

    void copy(ImportSource source, ImportReport report, Instant now) {
        source.each("user", row -> user(row, report, now));
        source.each("account", row -> account(row, report, now));
        source.each("session", row -> session(row, report, now));
    }

    private void user(Row row, ImportReport report, Instant now) {
        String id = row.text("id");
        Optional<EmailAddress> email = address(row.text("email"));
        if (!isId(id)) {
            report.skip(USERS, id, "its id is longer than 40 characters or has others than letters, digits, - and _");
        } else if (sql.count("select count(*) from users where id = ?", id) > 0) {
            report.count(USERS, Outcome.THERE);
        } else if (email.isEmpty()) {
            report.skip(USERS, id, "its e-mail address is none that can be used");
        } else if (sql.count(
                        "select count(*) from users where email = ?",
                        email.get().value())
                > 0) {
            report.skip(USERS, id, "another account has its e-mail address");
        } else {
            insert(row, email.get(), report, now);
        }
    }

    private void insert(Row row, EmailAddress email, ImportReport report, Instant now) {
        Profile profile = profile(row, report);
        boolean administrator =
                Arrays.asList(row.text("role").split("\\s*,\\s*")).contains(Role.ADMIN);
        sql.update(
                "insert into users (id, email, name, image, email_verified, role, banned, ban_reason, ban_expires_at, plan,"
                        + " plan_status, created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'FREE', 'ACTIVE', ?, ?)",
                row.text("id"),
                email.value(),
                profile.name(),
                profile.image(),
                row.is("emailVerified"),
                administrator ? Role.ADMIN : Role.USER,
                row.is("banned"),
                cut(row.maybe("banReason"), MAX_REASON),
                row.time("banExpires"),
                or(row.time("createdAt"), now),
                now);
        report.count(USERS, Outcome.COPIED);
    }

    /** What cannot be used of a name or an image is left out, and the person is not. */
    private static Profile profile(Row row, ImportReport report) {
        Profile whole = new Profile(row.maybe("name"), row.maybe("image"), null, null, null);
        try {
            return whole.checked();
        } catch (AuthException refusal) {
            report.note(USERS + " " + row.text("id") + ": copied without its "
                    + String.join(
                            " and ", refusal.fields().keySet().stream().sorted().toList()));
            return new Profile(
                            refusal.fields().containsKey("name") ? null : whole.name(),
                            refusal.fields().containsKey("image") ? null : whole.image(),
                            null,
                            null,
                            null)
                    .checked();
        }
    }

    private void account(Row row, ImportReport report, Instant now) {
        String id = row.text("id");
        String userId = row.text("userId");
        String provider = row.text("providerId");
        boolean password = provider.equals("credential");
        String hash = row.maybe("password");
        String accountId = password ? userId : row.text("accountId");
        if (!isUser(userId)) {
            report.skip(ACCOUNTS, id, "its user is not here");
        } else if (sql.count(
                        "select count(*) from accounts where provider_id = ? and account_id = ?", provider, accountId)
                > 0) {
            report.count(ACCOUNTS, Outcome.THERE);
        } else if (!isId(id) || provider.length() > 64 || accountId.length() > 255 || accountId.isEmpty()) {
            report.skip(ACCOUNTS, id, "its id or provider is too long");
        } else if (password && (hash == null || hash.length() > MAX_HASH)) {
            report.skip(ACCOUNTS, id, "it has no password hash that can be kept");
        } else {
            sql.update(
                    "insert into accounts (id, user_id, provider_id, account_id, password_hash, created_at, updated_at)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    id,
                    userId,
                    provider,
                    accountId,
                    password ? hash : null,
                    or(row.time("createdAt"), now),
                    now);
            report.count(ACCOUNTS, Outcome.COPIED);
        }
    }

    /** They open only while the secret that signed their cookies is set; see {@code latchkey.better-auth-secret}. */
    private void session(Row row, ImportReport report, Instant now) {
        String id = row.text("id");
        String token = row.text("token");
        Instant end = row.time("expiresAt");
        if (end == null || !now.isBefore(end)) {
            report.count(SESSIONS, Outcome.SKIPPED);
            return;
        }
        if (!isUser(row.text("userId")) || !isId(id) || token.isEmpty()) {
            report.skip(SESSIONS, id, "its user is not here");
            return;
        }
        int made = sql.update(
                "insert into sessions (id, user_id, token_hash, remembered, ip_address, user_agent, created_at, updated_at,"
                        + " expires_at) values (?, ?, ?, true, ?, ?, ?, ?, ?) on conflict do nothing",
                id,
                row.text("userId"),
                SecretTokens.hash(token),
                cut(row.maybe("ipAddress"), 64),
                cut(row.maybe("userAgent"), 512),
                or(row.time("createdAt"), now),
                or(row.time("updatedAt"), now),
                end);
        report.count(SESSIONS, made == 1 ? Outcome.COPIED : Outcome.THERE);
    }

    private boolean isUser(String id) {
        return isId(id) && sql.count("select count(*) from users where id = ?", id) > 0;
    }

    static boolean isId(String id) {
        return id.matches("[A-Za-z0-9_-]{1,40}");
    }

    static Instant or(@Nullable Instant at, Instant otherwise) {
        return at == null ? otherwise : at;
    }

    static Optional<EmailAddress> address(String text) {
        try {
            return Optional.of(EmailAddress.of(text));
        } catch (AuthException refusal) {
            return Optional.empty();
        }
    }

    private static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
