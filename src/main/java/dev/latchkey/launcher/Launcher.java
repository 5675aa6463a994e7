package dev.latchkey.launcher;

import dev.latchkey.launcher.StartOptions.Import;
import fish.payara.micro.boot.PayaraMicroBoot;
import fish.payara.micro.boot.PayaraMicroLauncher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts the server from the command line and says where it listens, or why it did not start. */
public final class Launcher {
    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;

    private Launcher() {}

    /** Ends with status 0 after help, with 1 if the server could not start, else when the server is stopped. */
    public static void main(String[] args) {
        try {
            StartOptions options = StartOptions.read(args, System.getenv());
            if (options.help()) {
                OUT.println(StartOptions.USAGE);
                return;
            }
            int port = freePort(options.port());
            start(options, port);
            if (options.imports() != null) {
                System.exit(reported(options.imports()));
            }
            open();
            OUT.println("Latchkey is ready: http://localhost:" + port);
            OUT.flush();
        } catch (StartRefused refused) {
            StartLog.release();
            ERR.println("Latchkey did not start: " + refused.getMessage());
            ERR.flush();
            System.exit(1);
        }
    }

    /** Prints what an import did, and gives the status to end with. */
    private static int reported(Import wanted) {
        String failure = System.getProperty("latchkey.import-failure");
        if (failure != null) {
            ERR.println("Nothing was imported: " + failure);
            return 1;
        }
        OUT.println(wanted.dry() ? "Dry run: nothing was written. An import would give" : "Imported from Better Auth");
        OUT.print(System.getProperty("latchkey.import-report"));
        OUT.flush();
        return 0;
    }

    /** Lets requests through the edge, until the process is asked to end. */
    private static void open() {
        System.setProperty("latchkey.up", "true");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.clearProperty("latchkey.up"), "close the door"));
    }

    private static void start(StartOptions options, int port) {
        System.setProperty("jdk.console", "java.base"); // see LogLine
        System.setProperty("latchkey.port", Integer.toString(port));
        if (options.imports() != null) {
            options.imports().configure();
        }
        System.setProperty("java.util.logging.SimpleFormatter.format", LogLine.lastWords());
        System.setProperty("payaramicro.noHazelcast", "true");
        System.setProperty("payaramicro.noCluster", "true");
        System.setProperty("payaramicro.disablePhoneHome", "true");
        trustWhatTheJvmTrusts();
        List<String> arguments = new ArrayList<>(options.passedOn());
        arguments.addAll(List.of("--port", Integer.toString(port)));
        if (!options.passes("--rootdir") && !options.passes("--unpackdir")) {
            arguments.addAll(List.of("--rootdir", RunDirectory.create().toString()));
        }
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        boolean deployed = boot(arguments, printed);
        Optional<String> refusal = StartLog.refusal();
        if (refusal.isPresent()) {
            StartLog.drop();
            throw new StartRefused(refusal.get());
        }
        if (!deployed || StartLog.tellsOfFailure()) {
            ERR.print(printed.toString(StandardCharsets.UTF_8));
            throw new StartRefused("the log above says why");
        }
        StartLog.release();
    }

    // The server's own list of authorities is as old as the server, and opening it costs half a second.
    private static void trustWhatTheJvmTrusts() {
        Path authorities = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        if (System.getProperty("javax.net.ssl.trustStore") == null && Files.isReadable(authorities)) {
            System.setProperty("javax.net.ssl.trustStore", authorities.toString());
        }
    }

    // Traces of its own work that the server prints past its log are of use only when it fails.
    private static boolean boot(List<String> arguments, ByteArrayOutputStream printed) {
        PrintStream aside = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(aside);
        System.setErr(aside);
        try {
            PayaraMicroBoot server = PayaraMicroLauncher.create(arguments.toArray(String[]::new));
            return !server.getRuntime().getDeployedApplicationNames().isEmpty();
        } catch (Exception e) { // declared by the server's own method; every kind means the same here
            StartLog.note(e);
            return false;
        } finally {
            System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            System.setErr(ERR);
        }
    }

    /** The given port if it is free, or a free one for 0; asked beforehand, because the server would run on without one. */
    private static int freePort(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(port));
            return probe.getLocalPort();
        } catch (IOException e) {
            throw new StartRefused("port " + port + " is in use or not allowed; choose another with --port or PORT", e);
        }
    }
}
