package dev.latchkey.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets test programs that are not Java read mails: {@code GET /?to=<address>} answers {@code [{to, type, at, url, token,
 * invitationId}]}, newest first, on loopback only; of the last three what the mail has.
 */
final class MailDoor {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TOKEN = Pattern.compile("[?&]token=([^&\\s]+)|/reset-password/([^/?\\s]+)");
    private static final Pattern ID = Pattern.compile("[?&]id=([^&\\s]+)");

    private final Mails mails;
    private final HttpServer server;

    MailDoor(Mails mails) throws IOException {
        this.mails = mails;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = String.valueOf(exchange.getRequestURI().getRawQuery());
            String to = URLDecoder.decode(query.replaceFirst("^to=", ""), StandardCharsets.UTF_8);
            List<Map<String, String>> found = new ArrayList<>(
                    mails.to(to).all().stream().map(MailDoor::shown).toList());
            Collections.reverse(found);
            byte[] body = JSON.writeValueAsBytes(found);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> shown(Mails.Mail mail) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("to", mail.to());
        shown.put("type", mail.type());
        shown.put("at", mail.at().toString());
        mail.findLink().ifPresent(link -> {
            shown.put("url", link);
            part(TOKEN, link, "token", shown);
            part(ID, link, "invitationId", shown);
        });
        return shown;
    }

    private static void part(Pattern pattern, String link, String name, Map<String, String> shown) {
        Matcher part = pattern.matcher(link);
        if (part.find()) {
            shown.put(name, part.group(part.groupCount() > 1 && part.group(1) == null ? 2 : 1));
        }
    }
}
