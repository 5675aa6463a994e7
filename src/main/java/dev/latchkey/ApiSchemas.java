package dev.latchkey;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The bodies of the API document: their names, and what our JSON promises beyond Bean Validation. */
final class ApiSchemas {
    private static final String HERE = "#/components/schemas/";

    /** Records of controls, which know nothing of the document. */
    private static final Map<String, String> NAMES =
            Map.of("UserView", "User", "Belonging", "Membership", "Profile", "Member", "Slice", "MemberPage");

    private static final Set<String> NAMED_PERSONS = Set.of("User", "Member");
    private static final Set<String> OPTIONAL = Set.of("fields", "url", "tokens");
    private static final Set<String> PASSWORDS = Set.of("password", "newPassword", "currentPassword");

    private final OpenAPI api;

    ApiSchemas(OpenAPI api) {
        this.api = api;
    }

    void tidy() {
        Map<String, Schema> named = new TreeMap<>();
        api.getComponents().getSchemas().forEach((name, schema) -> named.put(NAMES.getOrDefault(name, name), schema));
        api.getComponents().setSchemas(named);
        contents().forEach(content -> each(content, this::rename));
        named.values().forEach(schema -> inside(schema).forEach(this::rename));
        Set<String> sent = sent();
        named.forEach((name, schema) -> {
            if (schema.getProperties() != null) {
                tidy(name, schema, sent.contains(name));
            }
        });
    }

    private void tidy(String name, Schema schema, boolean sent) {
        if (NAMED_PERSONS.contains(name)) {
            schema.addProperty("name", OASFactory.createSchema().ref("PersonName"));
        }
        if (!sent) {
            // Our JSON writes every member, null or not, but for these.
            schema.setRequired(schema.getProperties().keySet().stream()
                    .filter(member -> !OPTIONAL.contains(member))
                    .toList());
        }
        Map.copyOf(schema.getProperties()).forEach((member, type) -> {
            if ("date-time".equals(type.getFormat())) {
                schema.addProperty(member, OASFactory.createSchema().ref("Time"));
            }
            tidy(member, type);
        });
    }

    private static void tidy(String member, Schema schema) {
        if (member.equals("email")) {
            schema.format("email").maxLength(254);
        } else if (PASSWORDS.contains(member)) {
            schema.format("password");
        }
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.equals("\\S")) {
            // Bean Validation means the whole text, JSON Schema a part of it, in the syntax of JavaScript: that has
            // neither
            // Java's classes nor quantifiers that keep what they took.
            String script =
                    pattern.replace("\\P{Cntrl}", "[^\\u0000-\\u001f\\u007f]").replaceAll("([+*])\\+", "$1");
            schema.pattern("^(?:" + script + ")$");
        }
    }

    /** The schemas that are part of a request. */
    private Set<String> sent() {
        Set<String> names = new HashSet<>();
        operations()
                .filter(operation -> operation.getRequestBody() != null)
                .forEach(operation -> each(operation.getRequestBody().getContent(), schema -> {
                    if (schema.getRef() != null) {
                        names.add(schema.getRef().substring(HERE.length()));
                    }
                }));
        return names;
    }

    private void rename(Schema schema) {
        String ref = schema.getRef();
        if (ref != null && ref.startsWith(HERE)) {
            String name = ref.substring(HERE.length());
            schema.setRef(HERE + NAMES.getOrDefault(name, name));
        }
    }

    private Stream<Operation> operations() {
        return api.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream());
    }

    private List<Content> contents() {
        return operations()
                .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
                .filter(answer -> answer.getContent() != null)
                .map(answer -> answer.getContent())
                .collect(Collectors.toList());
    }

    private static void each(Content content, Consumer<Schema> act) {
        content.getMediaTypes().values().forEach(type -> {
            if (type.getSchema() != null) {
                act.accept(type.getSchema());
            }
        });
    }

    private static Stream<Schema> inside(Schema schema) {
        Stream<Schema> members =
                schema.getProperties() == null ? Stream.empty() : schema.getProperties().values().stream();
        return members.flatMap(
                member -> member.getItems() == null ? Stream.of(member) : Stream.of(member, member.getItems()));
    }
}
