package dev.latchkey.requests.entity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person would call the thing that a request comes from: "Chrome on Windows". A name to recognise one's own devices
 * by and nothing more: anybody can send any user agent, so nothing is ever decided by it.
 *
 * @param program a browser, or a program such as curl; null when nobody knows it
 * @param system what it runs on; null when the user agent does not say
 */
public record Device(@Nullable String program, @Nullable String system) {
    private static final String ON = " on ";

    /** By what a user agent says; the order decides, because most browsers also say that they are another one. */
    private static final Map<String, String> PROGRAMS = table("""
            Edg/ = Edge
            EdgA/ = Edge
            EdgiOS/ = Edge
            OPR/ = Opera
            OPT/ = Opera
            OPiOS/ = Opera
            Vivaldi/ = Vivaldi
            YaBrowser/ = Yandex Browser
            SamsungBrowser/ = Samsung Internet
            DuckDuckGo/ = DuckDuckGo
            Ddg/ = DuckDuckGo
            FxiOS/ = Firefox
            Focus/ = Firefox Focus
            Seamonkey/ = SeaMonkey
            Firefox/ = Firefox
            CriOS/ = Chrome
            HeadlessChrome/ = Chrome
            Chromium/ = Chromium
            Chrome/ = Chrome
            MSIE = Internet Explorer
            Trident/ = Internet Explorer
            Safari/ = Safari
            curl/ = curl
            Wget/ = Wget
            HTTPie/ = HTTPie
            PostmanRuntime/ = Postman
            insomnia/ = Insomnia
            python-requests/ = Python
            python-httpx/ = Python
            aiohttp/ = Python
            Python-urllib/ = Python
            okhttp/ = OkHttp
            Dart/ = Dart
            Go-http-client/ = Go
            Java-http-client/ = Java
            Apache-HttpClient/ = Java
            Java/ = Java
            axios/ = Node.js
            node-fetch/ = Node.js
            undici = Node.js
            node = Node.js
            Deno/ = Deno
            Bun/ = Bun
            PowerShell/ = PowerShell
            Ruby = Ruby
            GuzzleHttp/ = PHP
            """);

    /** The same for what it runs on: phones before the systems that they are made of. */
    private static final Map<String, String> SYSTEMS = table("""
            iPhone = iPhone
            iPad = iPad
            iPod = iPod
            Watch = Apple Watch
            Windows Phone = Windows Phone
            Android = Android
            CrOS = ChromeOS
            Windows = Windows
            Macintosh = Mac
            Darwin/ = Mac
            FreeBSD = FreeBSD
            OpenBSD = OpenBSD
            Linux = Linux
            linux = Linux
            """);

    /** The device behind a user agent; both parts are null for one that says nothing. */
    public static Device of(@Nullable String userAgent) {
        return userAgent == null
                ? new Device(null, null)
                : new Device(find(PROGRAMS, userAgent), find(SYSTEMS, userAgent));
    }

    /** The device behind a {@link #label()}. */
    public static Device ofLabel(@Nullable String label) {
        if (label == null || label.isEmpty()) {
            return new Device(null, null);
        }
        int on = label.indexOf(ON);
        if (on >= 0) {
            return new Device(label.substring(0, on), label.substring(on + ON.length()));
        }
        return SYSTEMS.containsValue(label) ? new Device(null, label) : new Device(label, null);
    }

    /** "Safari on iPhone", "curl", "Windows"; nothing when it is unknown. Made of our own words only. */
    public Optional<String> label() {
        if (program == null || system == null) {
            return Optional.ofNullable(program == null ? system : program);
        }
        return Optional.of(program + ON + system);
    }

    private static @Nullable String find(Map<String, String> names, String userAgent) {
        return names.entrySet().stream()
                .filter(sign -> userAgent.contains(sign.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> table(String lines) {
        Map<String, String> names = new LinkedHashMap<>();
        lines.lines().map(line -> line.split(" = ")).forEach(cells -> names.put(cells[0], cells[1]));
        return names;
    }
}
