package dev.latchkey.system;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A browser without a screen: it keeps cookies as browsers do, reads forms and sends them, and never follows by itself. */
final class PageBrowser extends Client {
    private static final String TYPE = "application/x-www-form-urlencoded";

    /** By name and path, because a cookie of a page is another one than that of the site. */
    private final Map<String, Cookie> cookies = new LinkedHashMap<>();

    private record Cookie(String name, String value, String path) {
        boolean isFor(String wanted) {
            return path.equals("/") || wanted.equals(path) || wanted.startsWith(path + "/");
        }
    }

    PageBrowser(LatchkeySystem system) {
        super(system);
    }

    @Override
    public Call call(String method, String path) {
        Call call = super.call(method, path).header("Accept", "text/html,*/*;q=0.8");
        String bare = path.replaceFirst("\\?.*", "");
        String sent = cookies.values().stream()
                .filter(cookie -> cookie.isFor(bare))
                .map(cookie -> cookie.name() + "=" + cookie.value())
                .collect(Collectors.joining("; "));
        return sent.isEmpty() ? call : call.header("Cookie", sent);
    }

    @Override
    void sign(Call call) {
        call.header("Origin", system().origin());
    }

    @Override
    void learn(Answer answer) {
        answer.headers().allValues("Set-Cookie").stream()
                .map(Answer.SetCookie::parse)
                .forEach(this::keep);
    }

    private void keep(Answer.SetCookie set) {
        String path = set.attributes().stream()
                .filter(attribute -> attribute.startsWith("path="))
                .map(attribute -> attribute.substring(5))
                .findFirst()
                .orElse("/");
        if (set.removes()) {
            cookies.remove(set.name() + path);
        } else {
            cookies.put(set.name() + path, new Cookie(set.name(), set.value(), path));
        }
    }

    /** The value of a cookie of the whole site; null when there is none. */
    @Nullable
    String cookie(String name) {
        Cookie cookie = cookies.get(name + "/");
        return cookie == null ? null : cookie.value();
    }

    /** Brings a cookie of the whole site from elsewhere. */
    PageBrowser with(String name, String value) {
        cookies.put(name + "/", new Cookie(name, value, "/"));
        return this;
    }

    PageBrowser without(String name) {
        cookies.remove(name + "/");
        return this;
    }

    /** The hidden token of the form that a page sends to that path. */
    String token(String page, String action) {
        return token(get(page), action);
    }

    static String token(Answer shown, String action) {
        Matcher form = Pattern.compile("action=\"" + Pattern.quote(action)
                        + "\"[^>]*>\\s*<input type=\"hidden\" name=\"form-token\" value=\"([^\"]+)\"")
                .matcher(shown.body());
        if (!form.find()) {
            shown.fail("a form that is sent to " + action);
        }
        return form.group(1);
    }

    /** Opens a page and sends its form. */
    Answer submit(String page, String action, Map<String, String> fields) {
        return send(action, token(page, action), fields);
    }

    /** Sends a form with this token. */
    Answer send(String action, String token, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("form-token", token);
        return sendBare(action, all);
    }

    /** Sends a form with these fields and nothing else. */
    Answer sendBare(String action, Map<String, String> fields) {
        return form(action, fields).send();
    }

    /** The request of a form, to be changed. */
    Call form(String action, Map<String, String> fields) {
        return call("POST", action).body(encoded(fields).getBytes(StandardCharsets.US_ASCII), TYPE);
    }

    static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Signs in by the page. */
    Answer enter(Person person) {
        return submit("/login", "/login", Map.of("email", person.email(), "password", person.password()));
    }
}
