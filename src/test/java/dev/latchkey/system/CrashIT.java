package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What was acknowledged is there after a SIGKILL, once, with its mail. H2 is the embedded one, in a file. */
@OnBothDatabases
class CrashIT {
    private static final int THREADS = 4;
    private static final int ROUNDS = 3;
    private static final int BEFORE_KILL = 25;

    private final Path directory;
    private final Store store;
    private final Mails mails = new Mails();
    private final Map<String, String> environment = new ConcurrentHashMap<>(
            Map.of("LATCHKEY_MAIL_URL", mails.url(), "LATCHKEY_BCRYPT_COST", "4", "LATCHKEY_RATE_LIMITS", "off"));
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();

    CrashIT(Database database) {
        directory = ServerProcess.newDirectory("crash");
        if (database == Database.H2) {
            String options = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
            store = new Store("jdbc:h2:file:" + directory.resolve("data/latchkey") + options, "latchkey", "");
        } else {
            store = database.create();
            environment.put("DATABASE_URL", store.url());
            environment.put("LATCHKEY_SECRET", "a secret of the tests, 32 long or more");
        }
    }

    @AfterEach
    void close() {
        mails.close();
    }

    @Test
    void every_acknowledged_registration_survives_a_kill_once_and_with_its_mail() {
        for (int round = 1; round <= ROUNDS; round++) {
            ServerProcess server = ServerProcess.start(directory, environment);
            registerUntilKilled(server, round * BEFORE_KILL);
            assertEquals(acknowledged.size(), knownAmong(acknowledged), "acknowledged registrations in the database");
            letClaimsExpire();
        }
        ServerProcess server = ServerProcess.start(directory, environment);
        int port = server.awaitReady();
        acknowledged.forEach(email -> post(port, "login", email).expect(200).expectText("/user/email", email));
        acknowledged.forEach(email -> post(port, "register", email).expect(409));
        List<String> exist = asked.stream()
                .filter(email -> post(port, "login", email).status() == 200)
                .toList();
        assertMails(exist);
        server.stop();
        // An answer that never came may stand for a row or for none, but a row never comes without its mail.
        assertEquals(exist.size(), store.count("select count(*) from users"));
        assertEquals(0, store.count("select count(*) from mail_outbox where sent_at is null"));
    }

    /** Several people register one after the other, until the server is gone from under them. */
    private void registerUntilKilled(ServerProcess server, int enough) {
        int port = server.awaitReady();
        ExecutorService people = Executors.newFixedThreadPool(THREADS);
        try {
            for (int i = 0; i < THREADS; i++) {
                people.execute(() -> registerMany(server, port));
            }
            Await.until(enough + " registrations", Duration.ofSeconds(60), () -> acknowledged.size() >= enough);
            server.kill();
            people.shutdown();
            assertTrue(people.awaitTermination(60, TimeUnit.SECONDS), "everybody notices that the server is gone");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            people.shutdownNow();
        }
    }

    private void registerMany(ServerProcess server, int port) {
        while (server.isAlive()) {
            String email = "crash" + number.incrementAndGet() + "@example.org";
            asked.add(email);
            try {
                if (post(port, "register", email).status() == 200) {
                    acknowledged.add(email);
                }
            } catch (AssertionError noAnswer) {
                return;
            }
        }
    }

    private static Answer post(int port, String act, String email) {
        return new Call("POST", ServerProcess.address(port).resolve("/api/auth/" + act), answer -> {})
                .json(Map.of("email", email, "password", LatchkeySystem.PASSWORD))
                .send();
    }

    private int knownAmong(Queue<String> emails) {
        List<String> rows = store.sql("select email from users").stream()
                .map(row -> String.valueOf(row.get("email")))
                .toList();
        return (int) emails.stream()
                .filter(email -> rows.indexOf(email) >= 0 && rows.indexOf(email) == rows.lastIndexOf(email))
                .count();
    }

    /** Mails that the dead server had claimed wait until its claim is over; nobody needs to wait for that here. */
    private void letClaimsExpire() {
        store.sql("update mail_outbox set claimed_until = ? where claimed_until is not null", Instant.now());
    }

    private void assertMails(List<String> emails) {
        int doubled = 0;
        for (String email : emails) {
            Mails.Mail first = mails.to(email).await("verify-email");
            List<Mails.Mail> all = mails.to(email).all("verify-email");
            doubled += all.size() - 1;
            all.forEach(mail -> assertEquals(first.messageId(), mail.messageId(), "a mail sent again keeps its id"));
        }
        // One mail a kill can have left without the database knowing.
        assertTrue(doubled <= ROUNDS, doubled + " mails came twice");
    }
}
