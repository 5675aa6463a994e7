package dev.latchkey.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the command line and the environment ask for.
 *
 * @param port the port to listen on; 0 stands for any free one
 * @param imports null unless the command is to import
 * @param passedOn what is not ours and goes to the server as it is
 */
record StartOptions(boolean help, int port, @Nullable Import imports, List<String> passedOn) {

    /**
     * An import from a Better Auth database.
     *
     * @param from its URL; null when the environment names it
     * @param dry whether nothing is to be kept
     */
    record Import(@Nullable String from, boolean dry) {
        /** Tells the server, which reads these like settings. */
        void configure() {
            System.setProperty("latchkey.import", dry ? "dry" : "on");
            if (from != null) {
                System.setProperty("latchkey.import-from", from);
            }
        }

        @Override
        public String toString() {
            return "Import[…]";
        }
    }

    private static final String IMPORT = "import-better-auth";
    private static final String IMPORT_FROM = "LATCHKEY_IMPORT_FROM";

    static final String USAGE = """
            Usage: java -jar latchkey.jar [options]
                   java -jar latchkey.jar import-better-auth [--from URL] [--dry-run]

              import-better-auth   copy users, accounts, sessions, organizations, members and invitations of a Better Auth
                                   database into the one that DATABASE_URL names, say what was copied, and end; running
                                   it again copies only what is new. The server must not run on an embedded database.
              --from URL           postgres://user:password@host/database (default: LATCHKEY_IMPORT_FROM)
              --dry-run            only say what would be copied

              --port N             listen on port N (default: PORT, else 8080; 0 takes a free one)
              --help               print this text
              Every other option goes to the Payara Micro inside, for example --logproperties FILE.

            Environment:
              PORT                 the port, unless --port is given
              DATABASE_URL         postgres://user:password@host/database (default: embedded, in ./data)
              LATCHKEY_BASE_URL    the public URL (default: http://localhost:<port>)
              LATCHKEY_SECRET      at least 32 characters; required with PostgreSQL
              LATCHKEY_MAIL_URL    smtp://user:password@host:port (default: mails are only logged)
              LATCHKEY_LOG         json or text (default: text on a terminal, else json)
              All others: META-INF/microprofile-config.properties; latchkey.some-key is LATCHKEY_SOME_KEY.""";

    static StartOptions read(String[] args, Map<String, String> environment) {
        boolean help = false;
        boolean imports = args.length > 0 && args[0].equals(IMPORT);
        boolean dry = false;
        String from = null;
        String port = environment.getOrDefault("PORT", "8080");
        String portKey = "PORT";
        List<String> passedOn = new ArrayList<>();
        for (int i = imports ? 1 : 0; i < args.length; i++) {
            switch (args[i]) {
                case "--help", "-h" -> help = true;
                case "--port" -> {
                    portKey = "--port";
                    port = i + 1 < args.length ? args[++i] : "";
                }
                case "--dry-run" -> dry = true;
                case "--from" -> from = i + 1 < args.length ? args[++i] : "";
                default -> passedOn.add(args[i]);
            }
        }
        if (imports) {
            if (from == null && environment.getOrDefault(IMPORT_FROM, "").isBlank()) {
                throw new StartRefused("name the database to import from with --from or " + IMPORT_FROM);
            }
            return new StartOptions(help, 0, new Import(from, dry), passedOn);
        }
        if (dry || from != null) {
            throw new StartRefused("--from and --dry-run belong to the command " + IMPORT);
        }
        return new StartOptions(help, number(portKey, port), null, passedOn);
    }

    private static int number(String key, String value) {
        if (!value.strip().matches("\\d{1,5}") || Integer.parseInt(value.strip()) > 65535) {
            throw new StartRefused(key + " must be a number from 0 to 65535, but is '" + value + "'");
        }
        return Integer.parseInt(value.strip());
    }

    boolean passes(String option) {
        return passedOn.stream().anyMatch(option::equalsIgnoreCase);
    }
}
