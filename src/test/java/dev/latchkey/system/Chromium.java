package dev.latchkey.system;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CLI;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The real browser of the tests, started once: the machine's Chromium, else the one that Playwright installs. */
final class Chromium {
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final String ADVICE = "The tests of the pages need Chromium, and Playwright could not install one."
            + " On Debian: apt-get install chromium. Elsewhere: set CHROMIUM to the program of a Chromium or Chrome.";

    private Chromium() {}

    /** Started when the first test asks for it; it ends with the tests. */
    private static final class Started {
        static final Browser BROWSER = start();

        private static Browser start() {
            BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(FLAGS);
            program().ifPresentOrElse(options::setExecutablePath, Chromium::install);
            // The driver comes with the library; of the browsers it would fetch three, and we need one.
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright.chromium().launch(options);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return browser;
        }
    }

    static Browser running() {
        return Started.BROWSER;
    }

    private static Optional<Path> program() {
        Stream<String> known = Stream.of(
                "/usr/bin/chromium",
                "/usr/bin/chromium-browser",
                "/usr/bin/google-chrome",
                "/usr/bin/google-chrome-stable",
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
        return Stream.concat(Optional.ofNullable(System.getenv("CHROMIUM")).stream(), known)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** In a process of its own, because Playwright's command ends the one it runs in. */
    private static void install() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command =
                List.of(java, "-cp", System.getProperty("java.class.path"), CLI.class.getName(), "install", "chromium");
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            throw new AssertionError(ADVICE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError(ADVICE);
    }
}
