package dev.latchkey.operations;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.latchkey.problems.entity.ErrorCode;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The document that the build makes, held against the resources, the error codes and the page for readers. S3-90. */
class OpenApiTest {
    private static final List<JavaClass> CLASSES = List.copyOf(new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.latchkey"));
    private static final JsonNode API = document();

    /** Codes that answer a request which reaches no endpoint. */
    private static final Set<String> NO_ENDPOINT = Set.of(
            "400 BAD_REQUEST", "403 FORBIDDEN", "405 METHOD_NOT_ALLOWED", "414 URI_TOO_LONG", "501 NOT_IMPLEMENTED");

    /** Codes that so far only pages answer with. */
    private static final Set<String> PAGES_ONLY =
            Set.of("404 SESSION_NOT_FOUND", "404 TENANT_NOT_FOUND", "409 MAIL_NOT_WAITING");

    @Test
    void every_endpoint_is_described_and_nothing_else() {
        assertEquals(endpoints().keySet(), operations().keySet());
    }

    @Test
    void every_operation_has_a_summary_a_tag_an_id_and_one_good_answer() {
        Set<String> tags = texts(API.at("/tags"), "name");
        Set<String> ids = new TreeSet<>();
        operations().forEach((name, operation) -> {
            assertFalse(operation.path("summary").asText().isBlank(), name + " has a summary");
            assertTrue(tags.contains(operation.at("/tags/0").asText()), name + " has a declared tag");
            assertTrue(ids.add(operation.path("operationId").asText()), name + " has an id of its own");
            List<JsonNode> good = Stream.of("200", "201")
                    .map(operation.path("responses")::path)
                    .filter(JsonNode::isObject)
                    .toList();
            boolean leads = operation.path("responses").has("302");
            assertTrue(good.size() == 1 || good.isEmpty() && leads, name + " has one good answer");
            if (good.isEmpty()) {
                return;
            }
            good.get(0)
                    .path("content")
                    .forEach(type -> assertFalse(type.path("schema").isEmpty(), name + " has a body"));
        });
    }

    @Test
    void every_body_has_a_name_that_says_what_it_is() {
        API.at("/components/schemas")
                .fieldNames()
                .forEachRemaining(name -> assertFalse(
                        name.matches(".*[0-9]|.*View|Request|Response|Answer|Page|Change|Slice|Profile"), name));
    }

    @Test
    void every_reference_leads_somewhere() {
        API.findValuesAsText("$ref")
                .forEach(ref -> assertFalse(API.at(ref.substring(1)).isMissingNode(), ref + " leads somewhere"));
    }

    @Test
    void every_error_named_is_a_code_of_ours_with_that_status() {
        Set<String> ours = codes();
        refusals((name, refusal) -> assertTrue(ours.contains(refusal), name + " answers " + refusal));
        assertTrue(API.findValues("x-errors").isEmpty(), "every code that a resource names has become an answer");
    }

    @Test
    void every_error_code_is_an_answer_of_some_endpoint() {
        Set<String> told = new TreeSet<>(NO_ENDPOINT);
        told.addAll(PAGES_ONLY);
        refusals((name, refusal) -> told.add(refusal));
        assertEquals(codes(), told);
    }

    @Test
    void who_must_be_signed_in_is_what_the_resources_demand() {
        endpoints().forEach((name, method) -> {
            boolean demanded = method.isAnnotationPresent(RolesAllowed.class)
                    || method.getDeclaringClass().isAnnotationPresent(RolesAllowed.class)
                            && !method.isAnnotationPresent(PermitAll.class);
            JsonNode security = operation(name).path("security");
            boolean told = !security.isEmpty() && !security.get(0).isEmpty();
            assertEquals(demanded, told, name);
            assertEquals(demanded, refusals(name).contains("401 UNAUTHORIZED"), name);
        });
    }

    @Test
    void every_answer_has_a_request_id() {
        operations()
                .forEach((name, operation) -> operation
                        .path("responses")
                        .forEach(answer ->
                                assertTrue(resolved(answer).at("/headers").has("X-Request-Id"), name)));
    }

    @Test
    void times_have_milliseconds() {
        assertEquals(
                "#/components/schemas/Time",
                API.at("/components/schemas/Tenant/properties/createdAt/$ref").asText());
        Pattern form =
                Pattern.compile(API.at("/components/schemas/Time/pattern").asText());
        assertTrue(form.matcher("2026-03-01T09:30:00.000Z").find());
        assertFalse(form.matcher("2026-03-01T09:30:00Z").find());
    }

    @Test
    void patterns_have_nothing_that_only_java_knows() {
        API.findValuesAsText("pattern")
                .forEach(pattern -> assertFalse(pattern.matches(".*([+*?]\\+|\\\\[Pp]\\{|\\(\\?[a-z]).*"), pattern));
    }

    @Test
    void the_page_for_readers_lists_every_endpoint() throws IOException {
        assertEquals(operations().keySet(), onPage("\\| `((?:GET|POST|PATCH|DELETE|PUT) /[^`]*)` \\|.*"));
    }

    @Test
    void the_page_for_readers_lists_every_error_code() throws IOException {
        assertEquals(codes(), onPage("\\| ([0-9]{3}) \\| `([A-Z_]+)` \\|.*"));
    }

    private static Set<String> onPage(String row) throws IOException {
        Pattern pattern = Pattern.compile(row);
        try (Stream<String> lines = Files.lines(java.nio.file.Path.of("src/docs/api.md"))) {
            return lines.map(pattern::matcher)
                    .filter(match -> match.matches())
                    .map(match -> match.groupCount() == 1 ? match.group(1) : match.group(1) + " " + match.group(2))
                    .collect(toCollection(TreeSet::new));
        }
    }

    private static Map<String, JsonNode> operations() {
        Map<String, JsonNode> operations = new TreeMap<>();
        API.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fields()
                        .forEachRemaining(method -> operations.put(
                                method.getKey().toUpperCase() + " " + path.getKey(), method.getValue())));
        return operations;
    }

    private static JsonNode operation(String name) {
        return Objects.requireNonNull(operations().get(name), name);
    }

    /** Pages are for people, and stand in no description for programs. */
    private static Map<String, Method> endpoints() {
        Map<String, Method> endpoints = new TreeMap<>();
        CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .filter(type -> !type.getPackageName().startsWith("dev.latchkey.pages"))
                .flatMap(type -> Stream.of(type.reflect().getMethods()))
                .forEach(method -> Stream.of(method.getAnnotations())
                        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                        .filter(verb -> verb != null)
                        .forEach(verb -> endpoints.put(verb.value() + " " + path(method), method)));
        return endpoints;
    }

    private static String path(Method method) {
        Path inner = method.getAnnotation(Path.class);
        String outer = method.getDeclaringClass().getAnnotation(Path.class).value();
        return "/" + outer + (inner == null ? "" : "/" + inner.value());
    }

    /** Every code in our enums, after its status. */
    private static Set<String> codes() {
        return CLASSES.stream()
                .filter(type -> type.isEnum() && type.isAssignableTo(ErrorCode.class))
                .flatMap(type -> Stream.of(type.reflect().getEnumConstants()))
                .map(ErrorCode.class::cast)
                .map(code -> code.status() + " " + code.name())
                .collect(toCollection(TreeSet::new));
    }

    private static void refusals(BiConsumer<String, String> each) {
        operations().keySet().forEach(name -> refusals(name).forEach(refusal -> each.accept(name, refusal)));
    }

    /** What the operation answers beside success: status and code of every example of the error body. */
    private static Set<String> refusals(String name) {
        Set<String> refusals = new TreeSet<>();
        operation(name)
                .path("responses")
                .fields()
                .forEachRemaining(answer -> resolved(answer.getValue())
                        .at("/content/application~1json/examples")
                        .fieldNames()
                        .forEachRemaining(code -> refusals.add(answer.getKey() + " " + code)));
        return refusals;
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? API.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static Set<String> texts(JsonNode array, String member) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(node -> node.path(member).asText())
                .collect(toCollection(TreeSet::new));
    }

    private static JsonNode document() {
        try (InputStream document = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.json")) {
            return new ObjectMapper().readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
