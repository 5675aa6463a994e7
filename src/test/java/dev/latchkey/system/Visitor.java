package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A person in front of a real browser, who reads and clicks. Everything the browser complains about is an error. */
final class Visitor implements AutoCloseable {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Pictures are for people to look at, and take longer than the checks: {@code ./mvnw verify -Dscreenshots}. */
    private static final boolean PICTURES = System.getProperty("screenshots") != null;

    private static final int PATIENCE_MS = 15_000;

    private final LatchkeySystem system;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Visitor(LatchkeySystem system, Browser.NewContextOptions options) {
        this.system = system;
        this.context = Chromium.running()
                .newContext(options.setExtraHTTPHeaders(Map.of("X-Forwarded-For", system.nextAddress())));
        this.context.setDefaultTimeout(PATIENCE_MS);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    /** Somebody who reads English, with or without script. */
    static Visitor to(LatchkeySystem system, boolean script) {
        return new Visitor(system, options("en-GB").setJavaScriptEnabled(script));
    }

    /** Somebody whose browser asks for that language. */
    static Visitor reading(LatchkeySystem system, String language) {
        return new Visitor(system, options(language));
    }

    private static Browser.NewContextOptions options(String language) {
        return new Browser.NewContextOptions().setLocale(language).setTimezoneId("Europe/Berlin");
    }

    /** Signed in already, with this person's session. */
    Visitor as(Person person) {
        context.addCookies(
                List.of(new Cookie(system.cookieName(), person.browser().token()).setUrl(system.origin())));
        return this;
    }

    /** The page itself, for what this class has no word for. */
    Page page() {
        return page;
    }

    Visitor open(String path) {
        page.navigate(system.origin() + path);
        return this;
    }

    /** Types into the field of that label, in place of what is there. */
    Visitor type(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
        return this;
    }

    /** The same for a field that may stay empty. */
    Visitor typeOptional(String label, String text) {
        return type(label + " (optional)", text);
    }

    Visitor press(String button) {
        page.locator("main, header, footer")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
        page.waitForLoadState();
        return this;
    }

    Visitor follow(String link) {
        page.locator("main, header, footer")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
        page.waitForLoadState();
        return this;
    }

    /** Waits until the address is that path, with nothing behind it. */
    Visitor expectAt(String path) {
        page.waitForURL(system.origin() + path);
        return this;
    }

    Visitor expectHeading(String text) {
        page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(text).setExact(true))
                .first()
                .waitFor();
        return this;
    }

    Visitor expectTitle(String title) {
        assertEquals(title, page.title());
        return this;
    }

    /** The text stands on the page, seen by everybody. */
    Visitor expectText(String text) {
        page.locator("main").getByText(text).first().waitFor();
        return this;
    }

    /** What the last act left to be said. */
    Visitor expectNotice(String text) {
        assertEquals(text, page.locator(".say[role=status]").innerText().strip());
        return this;
    }

    /** What is said to be wrong at the head of the page. */
    Visitor expectAlert(String text) {
        String said = page.locator("[role=alert]").innerText();
        assertTrue(said.contains(text), said);
        return this;
    }

    /** What is said to be wrong beside a field; the first such field has the focus. */
    Visitor expectError(String field, String text) {
        Locator input = page.locator("[name='" + field + "']");
        assertEquals("true", input.getAttribute("aria-invalid"));
        assertEquals(text, page.locator("#" + field + "-error").innerText());
        assertTrue(input.getAttribute("aria-describedby").contains(field + "-error"));
        return this;
    }

    /** No violation of WCAG 2.2 AA in light, nor of its contrasts in dark, no sideways scrolling at 320 px. */
    Visitor expectGood(String name) {
        look(ColorScheme.LIGHT);
        picture(name, 1280);
        picture(name, 360);
        expectSound(name, new AxeBuilder(page).withTags(WCAG));
        look(ColorScheme.DARK);
        picture(name + "-dark", 1280);
        picture(name + "-dark", 360);
        expectSound(name + " in the dark", new AxeBuilder(page).withRules(List.of("color-contrast")));
        look(ColorScheme.LIGHT);
        page.setViewportSize(320, 700);
        assertEquals(
                320,
                ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue(),
                name + " scrolls sideways at 320 px");
        page.setViewportSize(1280, 800);
        return this;
    }

    /** Without motion, because colours must not be read while they are still changing. */
    private void look(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
    }

    /** No frames are in our pages, so axe needs no second page for its findings. */
    private static void expectSound(String name, AxeBuilder axe) {
        var found = axe.setLegacyMode(true).analyze().getViolations();
        assertTrue(found.isEmpty(), () -> name + ": " + found);
    }

    /** The same, in the one run of a test that goes with and without script. */
    Visitor expectGoodOnce(boolean script, String name) {
        return script ? expectGood(name) : this;
    }

    private void picture(String name, int width) {
        if (!PICTURES) {
            return;
        }
        page.setViewportSize(width, 800);
        // Two frames: what lies below the window is painted after it has been laid out for its new width.
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        page.evaluate("scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + "-" + width + ".png"))
                .setFullPage(true));
    }

    /** Leaves, and tells what the browser complained about. */
    @Override
    public void close() {
        context.close();
        assertEquals(List.of(), complaints);
    }
}
