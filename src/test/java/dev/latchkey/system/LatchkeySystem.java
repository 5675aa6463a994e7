package dev.latchkey.system;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A running server with its database and its mail server. One for each database and set of settings is started when it is
 * first asked for, serves all tests that ask for the same, and ends with them.
 */
public final class LatchkeySystem {
    /** A password that the policy takes. */
    public static final String PASSWORD = "correct horse battery";

    private static final Map<Wanted, CompletableFuture<LatchkeySystem>> RUNNING = new ConcurrentHashMap<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Map<String, String> settings;
    private final Store store;
    private final Mails mails = new Mails();
    private final ServerProcess process;
    private final int port;

    /** One on a database of its own, for whoever asks; tests share theirs. */
    LatchkeySystem(Database database, Map<String, String> settings) {
        this.settings = settings;
        this.store = database.create();
        Map<String, String> environment = new HashMap<>();
        environment.put("DATABASE_URL", store.url());
        environment.put("LATCHKEY_SECRET", "a secret of the tests, 32 long or more");
        environment.put("LATCHKEY_MAIL_URL", mails.url());
        environment.put("LATCHKEY_TRUSTED_PROXIES", "127.0.0.0/8,::1");
        environment.put("LATCHKEY_BCRYPT_COST", "4");
        environment.putAll(settings);
        String name = database.name().toLowerCase(Locale.ROOT);
        this.process = ServerProcess.start(ServerProcess.newDirectory(name), environment);
        this.port = process.awaitReady();
    }

    /** The server with the default settings. */
    public static LatchkeySystem on(Database database) {
        return on(database, Map.of());
    }

    /** A server with these settings, in their form for the environment. Both databases' servers start side by side. */
    public static LatchkeySystem on(Database database, Map<String, String> settings) {
        for (Database each : Database.values()) {
            started(new Wanted(each, settings));
        }
        try {
            return started(new Wanted(database, settings)).join();
        } catch (CompletionException e) {
            throw new AssertionError("no server on " + database + " with " + settings, e.getCause());
        }
    }

    private static CompletableFuture<LatchkeySystem> started(Wanted wanted) {
        return RUNNING.computeIfAbsent(
                wanted, key -> CompletableFuture.supplyAsync(() -> new LatchkeySystem(key.database(), key.settings())));
    }

    private record Wanted(Database database, Map<String, String> settings) {}

    /** A new browser, not signed in. */
    public Browser browser() {
        return new Browser(this);
    }

    /** A program with this bearer token. */
    public Program program(String token) {
        return new Program(this, token);
    }

    /** A request from this very machine, without forwarding headers, cookies or origin. */
    public Call local(String method, String path) {
        return new Call(method, uri(path), answer -> {});
    }

    /** A new person with an account and a signed-in browser. */
    public Person person() {
        return person(newEmail(), PASSWORD);
    }

    /** The same with this address and password. */
    public Person person(String email, String password) {
        Browser browser = browser();
        Answer answer = browser.register(email, password).expect(200);
        return new Person(answer.text("/user/id"), answer.text("/user/email"), password, browser);
    }

    /** An address that nobody has yet. */
    public String newEmail() {
        return "ann" + NUMBER.incrementAndGet() + "@example.org";
    }

    String nextAddress() {
        int number = NUMBER.incrementAndGet();
        return "10." + (number >> 16 & 255) + "." + (number >> 8 & 255) + "." + (number & 255);
    }

    public Mails mails() {
        return mails;
    }

    /** What the server logged so far. */
    public String log() {
        return process.stdout() + process.stderr();
    }

    /** The origin that the server calls its own. */
    public String origin() {
        return settings.getOrDefault("LATCHKEY_BASE_URL", "http://localhost:" + port);
    }

    public String cookieName() {
        return settings.getOrDefault("LATCHKEY_COOKIE_NAME", "auth_token");
    }

    public int port() {
        return port;
    }

    URI uri(String path) {
        return URI.create(ServerProcess.address(port) + path);
    }

    Store store() {
        return store;
    }

    /** Runs a query or a change; instants may be parameters. A change gives one row with {@code changed}. */
    public List<Map<String, @Nullable Object>> sql(String sql, @Nullable Object... parameters) {
        return store.sql(sql, parameters);
    }

    /** The number that a {@code select count(*)} gives. */
    public long count(String sql, @Nullable Object... parameters) {
        return store.count(sql, parameters);
    }

    /** The one text that a query gives. */
    public String text(String sql, @Nullable Object... parameters) {
        return store.text(sql, parameters);
    }

    /** The one time that a query gives. */
    public Instant time(String sql, @Nullable Object... parameters) {
        return store.time(sql, parameters);
    }

    /** Changes rows, and insists that there was at least one. */
    public void change(String sql, @Nullable Object... parameters) {
        store.change(sql, parameters);
    }
}
