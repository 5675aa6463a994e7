package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Health, metrics, the API's description, and who may see them: C-17, S3-90. */
@OnBothDatabases
class OperationsIT {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Path PAGES = SOURCES.resolve(Path.of("dev", "latchkey", "pages"));
    private static final Pattern CLASS_PATH = Pattern.compile("(?m)^@Path\\(\"([^\"]+)\"\\)");
    private static final Pattern METHOD = Pattern.compile(
            "(?m)^    @(GET|POST|PATCH|DELETE|PUT)\\b(?:\\s+@(?!Path)\\w+(?:\\([^)]*\\))?)*(?:\\s+@Path\\(\"([^\"]+)\"\\))?");

    private final LatchkeySystem system;
    private final Database database;

    OperationsIT(Database database) {
        this.database = database;
        system = LatchkeySystem.on(database);
    }

    @Test
    void health_is_open_to_everybody_and_says_no_more() {
        for (Call call : List.of(
                system.local("GET", "/health/live"),
                system.browser().call("GET", "/health/live"),
                system.program("lk_sess_dead").call("GET", "/health/live"))) {
            call.send().expect(200).expectText("/status", "UP");
        }
        for (String path : List.of("/health/ready", "/health")) {
            system.browser()
                    .get(path)
                    .expect(200)
                    .expectMembers("", "status", "checks")
                    .expectText("/status", "UP")
                    .expectText("/checks/0/name", "database")
                    .expectText("/checks/0/status", "UP");
        }
    }

    @Test
    void metrics_are_there_for_a_program_on_this_machine_and_count_security_events() {
        system.person();
        String metrics = system.local("GET", "/metrics").send().expect(200).body();
        assertTrue(metrics.contains("jvm_memory_used_bytes"), metrics);
        assertTrue(
                Pattern.compile("latchkey_security_events_total\\{.*sign-up.*success.*} [1-9]")
                        .matcher(metrics)
                        .find(),
                metrics);
        assertFalse(metrics.contains("@example.org"), "no address in a metric");
    }

    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For, 127.0.0.1",
        "X-Forwarded-Host, localhost",
        "X-Forwarded-Proto, https",
        "X-Real-IP, 127.0.0.1",
        "Forwarded, for=127.0.0.1",
        "Via, 1.1 proxy",
        "Origin, http://localhost:8080",
        "Sec-Fetch-Site, cross-site",
        "Cookie, auth_token=x",
        "Authorization, Bearer x",
        "x-api-key, x",
    })
    void c_17_for_a_browser_or_behind_a_proxy_there_is_nothing(String header, String value) {
        for (String path : List.of("/metrics", "/api/auth/validate")) {
            system.local("GET", path).header(header, value).send().expectError(404, "NOT_FOUND");
        }
    }

    @Test
    void c_17_a_signed_in_user_is_no_operator() {
        Person ann = system.person();
        for (String path : List.of("/metrics", "/api/auth/validate")) {
            ann.browser().get(path).expectError(404, "NOT_FOUND");
            ann.program().get(path).expectError(404, "NOT_FOUND");
        }
    }

    @Test
    void c_17_with_a_secret_it_is_the_only_way_in() {
        String secret = Settings.CRON_SECRET;
        LatchkeySystem guarded = LatchkeySystem.on(database, Settings.UNUSUAL);
        for (String path : List.of("/metrics", "/api/auth/validate")) {
            guarded.local("GET", path).send().expectError(404, "NOT_FOUND");
            guarded.program(secret + "x").get(path).expectError(404, "NOT_FOUND");
            guarded.program(secret.substring(1)).get(path).expectError(404, "NOT_FOUND");
            guarded.program(secret).get(path).expect(200);
            guarded.local("GET", path)
                    .header("Authorization", "Bearer " + secret)
                    .send()
                    .expect(200);
            guarded.local("GET", path + "?secret=" + secret.replace(" ", "%20"))
                    .send()
                    .expectError(404, "NOT_FOUND");
        }
        guarded.program(secret).me().expectError(401, "INVALID_TOKEN");
        assertFalse(guarded.log().contains(secret), "the secret is not logged");
    }

    @Test
    void s3_90_openapi_describes_every_act_of_every_resource() {
        JsonNode document = openApi();
        assertTrue(document.path("openapi").asText().startsWith("3."), document::toString);
        assertEquals(acts(), described(document));
    }

    @Test
    void s3_90_every_act_is_described_with_its_errors_in_the_one_form() {
        JsonNode document = openApi();
        List<String> without = new ArrayList<>();
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(act -> {
                    JsonNode responses = act.getValue().path("responses");
                    Set<String> codes = new TreeSet<>();
                    responses.fieldNames().forEachRemaining(codes::add);
                    boolean success = codes.stream().anyMatch(code -> code.startsWith("2") || code.equals("302"));
                    boolean failure = codes.stream().anyMatch(code -> code.startsWith("4") || code.equals("default"));
                    if (!success
                            || !failure
                                    && !path.getKey().startsWith("/health")
                                    && !path.getKey().startsWith("/openapi")) {
                        without.add(act.getKey() + " " + path.getKey() + " " + codes);
                    }
                }));
        assertEquals(List.of(), without);
    }

    @Test
    void s3_90_what_needs_a_caller_says_so() {
        JsonNode me = openApi().path("paths").path("/api/auth/me").path("get");
        assertTrue(me.path("responses").has("401"), me::toString);
        assertTrue(me.path("security").size() > 0, me::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "text/yaml"})
    void s3_90_openapi_comes_as_yaml_too(String type) {
        Answer answer = system.browser()
                .call("GET", "/openapi")
                .header("Accept", type)
                .send()
                .expect(200);
        assertTrue(answer.body().contains("openapi: 3."), answer::toString);
    }

    private JsonNode openApi() {
        return system.browser()
                .call("GET", "/openapi")
                .header("Accept", "application/json")
                .send()
                .expect(200)
                .json();
    }

    private static Set<String> described(JsonNode document) {
        Set<String> acts = new TreeSet<>();
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> acts.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return acts;
    }

    /** Read from the sources, where each resource says its path and its methods; what pages are made of is no act. */
    private static Set<String> acts() {
        Set<String> acts = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith("Resource.java") && !f.startsWith(PAGES))
                    .toList()) {
                String text = Files.readString(file);
                Matcher root = CLASS_PATH.matcher(text);
                if (root.find()) {
                    Matcher method = METHOD.matcher(text);
                    while (method.find()) {
                        String below = method.group(2) == null ? "" : "/" + method.group(2);
                        acts.add(method.group(1) + " /" + root.group(1) + below);
                    }
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return acts;
    }

    @Test
    void the_servers_own_endpoints_are_switched_off() {
        for (String path : List.of(
                "/application.wadl",
                "/openapi/ui",
                "/openapi.json",
                "/metrics/base",
                "/health/started",
                "/management",
                "/__asadmin/version")) {
            Answer answer = system.local("GET", path).send();
            assertEquals(404, answer.status(), answer::toString);
        }
    }
}
