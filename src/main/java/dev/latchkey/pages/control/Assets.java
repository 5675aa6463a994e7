package dev.latchkey.pages.control;

import dev.latchkey.requests.control.TrustedOrigins;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The style, the script and the icon. The style is placed in each page, and the policy names it by its hash; the others are
 * files whose names change with their content, so that a browser may keep them for ever.
 */
@ApplicationScoped
public class Assets {
    private static final String FOLDER = "/dev/latchkey/pages/";
    private static final int NAME_BYTES = 6;

    @Inject
    PageSettings settings;

    @Inject
    TrustedOrigins origins;

    private final Map<String, File> files = new LinkedHashMap<>();
    private String style = "";
    private String policy = "";
    private String script = "";
    private String icon = "";

    /** Bytes with their media type. */
    public record File(byte[] bytes, String type) {}

    @PostConstruct
    void read() {
        style = small(text("latchkey.css")) + Palette.css(settings.brandColor());
        policy = "default-src 'none'; script-src 'self'; style-src 'sha256-"
                + Base64.getEncoder().encodeToString(sha256(style.getBytes(StandardCharsets.UTF_8)))
                + "'; img-src 'self' data:" + (settings.logoOrigin().isEmpty() ? "" : " " + settings.logoOrigin())
                + "; connect-src 'self'; form-action 'self'" + onward()
                + "; base-uri 'none'; frame-ancestors 'none'";
        script = keep("latchkey", ".js", text("latchkey.js"), "text/javascript;charset=utf-8");
        icon = keep("icon", ".svg", text("icon.svg").replace("#1d4ed8", settings.brandColor()), "image/svg+xml");
    }

    /**
     * A sign-in may lead to an application on a trusted origin, and browsers hold the way on after a form against the
     * policy, too. A policy knows a star only as the first label.
     */
    private String onward() {
        return origins.configured().stream()
                .filter(origin -> !origin.replaceFirst("://\\*\\.", "://").contains("*"))
                .map(origin -> " " + origin)
                .collect(Collectors.joining());
    }

    private String keep(String name, String ending, String text, String type) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String file = name + "-" + HexFormat.of().formatHex(sha256(bytes), 0, NAME_BYTES) + ending;
        files.put(file, new File(bytes, type));
        return "/assets/" + file;
    }

    /** What stands in the page's one style element; exactly this text is what the policy allows. */
    public String style() {
        return style;
    }

    /** The value of {@code Content-Security-Policy} for pages. Promise 24, ASVS 3.4.3. */
    public String policy() {
        return policy;
    }

    /** The path of the script. */
    public String script() {
        return script;
    }

    /** The path of the icon. */
    public String icon() {
        return icon;
    }

    /** The file of that name; nothing for any other. */
    public Optional<File> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Without comments and the blanks that only people need. */
    static String small(String css) {
        return css.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("\\s+", " ")
                .replaceAll(" ?([{};,>]) ?", "$1")
                .replaceAll(": ", ":")
                .replace(";}", "}")
                .strip();
    }

    private static String text(String name) {
        try (InputStream file = Assets.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + name + " in the archive");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " cannot be read", e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
