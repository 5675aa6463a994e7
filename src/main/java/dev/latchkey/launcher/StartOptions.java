package dev.latchkey.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the command line and the environment ask for.
 *
 * @param port the port to listen on; 0 stands for any free one
 * @param passedOn what is not ours and goes to the server as it is
 */
record StartOptions(boolean help, int port, List<String> passedOn) {

    static final String USAGE = """
            Usage: java -jar latchkey.jar [options]

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
        String port = environment.getOrDefault("PORT", "8080");
        String portKey = "PORT";
        List<String> passedOn = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--help", "-h" -> help = true;
                case "--port" -> {
                    portKey = "--port";
                    port = i + 1 < args.length ? args[++i] : "";
                }
                default -> passedOn.add(args[i]);
            }
        }
        return new StartOptions(help, number(portKey, port), passedOn);
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
