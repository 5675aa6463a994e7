package dev.latchkey.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider that stands in for GitHub and Facebook: codes are good once, for their client, redirect URI and verifier. */
final class HubStand {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whoever says yes: what the provider says of him, and at GitHub his addresses (null: those are kept from us). */
    record Guest(Map<String, Object> profile, List<Map<String, Object>> emails) {
        String id() {
            return String.valueOf(profile.get("id"));
        }
    }

    private record Grant(Guest guest, String clientId, String redirectUri, String challenge, String scope) {}

    private static final Guest NOBODY = new Guest(Map.of(), List.of());
    private static final Grant NONE = new Grant(NOBODY, "", "", "", "");

    private static final Map<String, Grant> CODES = new ConcurrentHashMap<>();
    private static final Map<String, Guest> TOKENS = new ConcurrentHashMap<>();
    private static final Map<String, Guest> REFRESH = new ConcurrentHashMap<>();
    private static final Map<String, AtomicInteger> REFRESHES = new ConcurrentHashMap<>();
    private static final Set<String> DOWN = ConcurrentHashMap.newKeySet();
    private static final Set<String> SPARING = ConcurrentHashMap.newKeySet();
    private static final String ORIGIN = started();

    /** The settings of a server that takes it for both. */
    static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        for (String provider : List.of("github", "facebook")) {
            String prefix = "LATCHKEY_" + provider.toUpperCase(java.util.Locale.ROOT) + "_";
            settings.put(prefix + "CLIENT_ID", provider + "-client");
            settings.put(prefix + "CLIENT_SECRET", provider + " secret & more");
            settings.put(prefix + "AUTHORIZATION_URL", ORIGIN + "/" + provider + "/authorize");
            settings.put(prefix + "TOKEN_URL", ORIGIN + "/" + provider + "/token");
            settings.put(prefix + "USERINFO_URL", ORIGIN + "/" + provider + "/user");
        }
        return settings;
    }

    private HubStand() {}

    /** Says yes at the provider; gives the path and query that it sends the browser back to. */
    static String consent(URI authorization, Guest guest) {
        String code = UUID.randomUUID().toString();
        String redirect = GoogleStand.parameter(authorization, "redirect_uri");
        CODES.put(
                code,
                new Grant(
                        guest,
                        GoogleStand.parameter(authorization, "client_id"),
                        redirect,
                        GoogleStand.parameter(authorization, "code_challenge"),
                        GoogleStand.parameter(authorization, "scope")));
        return URI.create(redirect).getRawPath() + "?code=" + code + "&state="
                + GoogleStand.parameter(authorization, "state");
    }

    /** How often tokens of that guest were refreshed. */
    static int refreshes(Guest guest) {
        return REFRESHES.getOrDefault(guest.id(), new AtomicInteger()).get();
    }

    /** Takes none of his refresh tokens any more. */
    static void forget(Guest guest) {
        REFRESH.values().removeIf(guest::equals);
    }

    /** Refreshes nothing of his, and says no reason. */
    static void down(Guest guest, boolean down) {
        if (down) {
            DOWN.add(guest.id());
        } else {
            DOWN.remove(guest.id());
        }
    }

    /** Gives him no refresh token at a sign-in from now on. */
    static void sparing(Guest guest) {
        SPARING.add(guest.id());
    }

    private static String started() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task);
                thread.setDaemon(true);
                return thread;
            }));
            server.createContext("/github/token", exchange -> token(exchange, "github"));
            server.createContext("/facebook/token", exchange -> token(exchange, "facebook"));
            server.createContext("/github/user", HubStand::githubUser);
            server.createContext("/facebook/user", HubStand::facebookUser);
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void token(HttpExchange exchange, String provider) throws IOException {
        Map<String, String> form =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if ("refresh_token".equals(form.get("grant_type"))) {
            refresh(exchange, form);
            return;
        }
        Grant grant = CODES.getOrDefault(String.valueOf(form.get("code")), NONE);
        CODES.remove(String.valueOf(form.get("code")));
        boolean known = (provider + "-client").equals(form.get("client_id"))
                && (provider + " secret & more").equals(form.get("client_secret"));
        boolean good = known
                && grant.clientId().equals(form.get("client_id"))
                && grant.redirectUri().equals(form.get("redirect_uri"))
                && grant.challenge().equals(challenge(String.valueOf(form.get("code_verifier"))));
        if (!good) {
            // In the words of each.
            boolean github = provider.equals("github");
            answer(
                    exchange,
                    github ? 200 : 400,
                    github
                            ? Map.of("error", "bad_verification_code", "error_description", "The code is incorrect.")
                            : Map.of(
                                    "error", Map.of("type", "OAuthException", "code", 100, "message", "Invalid code")));
            return;
        }
        Map<String, Object> tokens =
                tokens(grant.guest(), SPARING.contains(grant.guest().id()));
        // GitHub writes commas.
        tokens.put("scope", grant.scope().replace(' ', ','));
        answer(exchange, 200, tokens);
    }

    /** Those of a guest whose profile says how long end, and have a refresh token that is good once. */
    private static Map<String, Object> tokens(Guest guest, boolean sparing) {
        String token = "gho_" + UUID.randomUUID();
        TOKENS.put(token, guest);
        Map<String, Object> answer = new HashMap<>(Map.of("access_token", token, "token_type", "bearer"));
        Object seconds = guest.profile().get("expires_in");
        if (seconds != null) {
            answer.put("expires_in", seconds);
        }
        if (seconds != null && !sparing) {
            String refresh = "ghr_" + UUID.randomUUID();
            REFRESH.put(refresh, guest);
            answer.put("refresh_token", refresh);
        }
        return answer;
    }

    private static void refresh(HttpExchange exchange, Map<String, String> form) throws IOException {
        String token = String.valueOf(form.get("refresh_token"));
        Guest guest = REFRESH.getOrDefault(token, NOBODY);
        if (DOWN.contains(guest.id())) {
            answer(exchange, 500, Map.of());
            return;
        }
        pause(300);
        if (REFRESH.remove(token) == null || !"github secret & more".equals(form.get("client_secret"))) {
            answer(exchange, 200, Map.of("error", "bad_refresh_token"));
            return;
        }
        REFRESHES.computeIfAbsent(guest.id(), id -> new AtomicInteger()).incrementAndGet();
        answer(exchange, 200, tokens(guest, false));
    }

    /** So that others come meanwhile. */
    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void githubUser(HttpExchange exchange) throws IOException {
        Guest guest = guest(exchange);
        pause(guest.profile().get("pause") instanceof Integer millis ? millis : 0);
        boolean emails = exchange.getRequestURI().getPath().endsWith("/emails");
        if (guest == NOBODY) {
            answer(exchange, 401, Map.of("message", "Bad credentials"));
        } else if (emails && guest.emails().isEmpty()) {
            answer(exchange, 404, Map.of("message", "Not Found"));
        } else {
            answer(exchange, 200, emails ? guest.emails() : guest.profile());
        }
    }

    private static void facebookUser(HttpExchange exchange) throws IOException {
        Guest guest = guest(exchange);
        Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
        boolean good = guest != NOBODY
                && "id,name,email".equals(query.get("fields"))
                && query.getOrDefault("appsecret_proof", "").length() == 64;
        answer(exchange, good ? 200 : 400, good ? guest.profile() : Map.of("error", Map.of("code", 190)));
    }

    private static Guest guest(HttpExchange exchange) {
        String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        return TOKENS.getOrDefault(header.replaceFirst("^Bearer ", ""), NOBODY);
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], java.net.URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        try {
            byte[] bytes = JSON.writeValueAsBytes(body);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
