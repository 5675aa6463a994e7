package dev.latchkey.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A server with all that a client's tests need beside it: mails to read ({@link MailDoor}) and hooks for what no API lets anybody
 * do ({@code hooks.mjs}). Run by itself, {@code WireStand h2} or {@code WireStand postgresql}, it is the test server of whoever
 * writes an application; {@code LATCHKEY_…} of its environment are the server's settings.
 */
final class WireStand {
    private final LatchkeySystem system;
    private final MailDoor mails;
    private final SqlDoor rows;
    private final Process hooks;
    private final String hooksUrl;

    /** All on free ports of the loopback; the hooks' process ends with this one. */
    WireStand(LatchkeySystem system) {
        this.system = system;
        try {
            mails = new MailDoor(system.mails());
            rows = new SqlDoor(system.store());
            hooks = Node.started(Map.of(), "node", "hooks.mjs", "0", rows.url()).start();
            Runtime.getRuntime().addShutdownHook(new Thread(hooks::destroyForcibly));
            BufferedReader said = hooks.inputReader(StandardCharsets.UTF_8);
            hooksUrl = said.readLine();
            if (hooksUrl == null || !hooksUrl.startsWith("http")) {
                throw new AssertionError(
                        "the hooks do not start: " + hooksUrl + said.lines().collect(Collectors.joining()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the programs of {@code src/test/wire}, and the conformance driver, read. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("BASE_URL", system.origin());
        environment.put("MAILBOX_URL", mails.url());
        environment.put("HOOKS_URL", hooksUrl);
        return environment;
    }

    /** Prints the environment in the words of a shell, and serves until it is ended. */
    public static void main(String[] databases) {
        Map<String, String> settings = new HashMap<>(System.getenv());
        settings.keySet().removeIf(key -> !key.startsWith("LATCHKEY_"));
        settings.putIfAbsent("LATCHKEY_RATE_LIMITS", "off");
        String name = databases.length == 0 ? "h2" : databases[0];
        Node.whyNot().ifPresent(reason -> {
            System.err.println(reason);
            System.exit(1);
        });
        WireStand stand = new WireStand(new LatchkeySystem(Database.valueOf(name.toUpperCase(Locale.ROOT)), settings));
        stand.environment().forEach((key, value) -> System.out.println("export " + key + "=" + value));
        System.out.flush();
    }
}
