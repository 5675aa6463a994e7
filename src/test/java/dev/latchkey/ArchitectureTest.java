package dev.latchkey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The plan of the house and its rules. To change the plan, change the table, its copy in the README and an ADR together. */
class ArchitectureTest {
    /** Who may use whom, from the ground up: a row names only rows above it. Below the line every row may use the ground. */
    private static final String PLAN = """
            problems     |
            settings     |
            secrets      | settings
            requests     | problems settings secrets
            database     | problems settings
            outbound     | settings requests
            launcher     |
            edge         |
            -------------+--------------------------------------------------------------------------
            audit        |
            mail         |
            tokens       |
            users        | audit
            limits       | users
            verification | audit mail users limits
            passwords    | audit mail users limits verification
            sessions     | audit users tokens
            twofactor    | audit users limits passwords sessions
            tenants      | audit mail users limits verification sessions
            organizations| audit users sessions tenants
            signin       | audit mail users limits tokens verification passwords sessions twofactor tenants
            apikeys      | audit mail users limits tenants
            self         | audit mail users limits verification passwords sessions tenants apikeys
            social       | audit mail limits users verification sessions tenants signin self
            sso          | audit mail users limits sessions tenants signin self social
            admin        | audit mail users limits verification passwords sessions tenants signin self
            security     | audit users limits tokens sessions apikeys
            imports      | audit users tenants
            operations   | audit mail users limits verification passwords sessions tokens tenants apikeys social
            pages        | audit mail users limits verification passwords sessions twofactor tenants signin self social sso apikeys admin
            """;

    static final String HOUSE = "dev.latchkey";
    static final Path SOURCES = Path.of("src/main/java/dev/latchkey");
    private static final Map<String, Set<String>> ROWS = rows();
    private static final Set<String> GROUND = ground();
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(place -> !place.contains("/dev/latchkey/generated/"))
            .importPackages(HOUSE);

    @Test
    void a_row_of_the_plan_names_only_rows_above_it() {
        Set<String> above = new HashSet<>();
        List<String> broken = new ArrayList<>();
        ROWS.forEach((room, used) -> {
            used.stream().filter(name -> !above.contains(name)).forEach(name -> broken.add(room + " names " + name));
            above.add(room);
        });
        hold("a row of the plan names only rows above it", broken);
    }

    @Test
    void every_room_stands_in_the_plan() throws IOException {
        try (Stream<Path> entries = Files.list(SOURCES)) {
            hold(
                    "every room stands in the plan",
                    entries.filter(Files::isDirectory)
                            .map(room -> room.getFileName().toString())
                            .filter(room -> !ROWS.containsKey(room))
                            .toList());
        }
    }

    @Test
    void a_room_uses_only_the_rooms_that_the_plan_gives_it() {
        hold("a room uses only the rooms that the plan gives it", dependencies(used -> {
            String from = room(used.getOriginClass());
            String to = room(used.getTargetClass());
            boolean ground = GROUND.contains(to) && !GROUND.contains(from);
            return !ground && !ROWS.getOrDefault(from, Set.of()).contains(to);
        }));
    }

    @Test
    void the_boundary_of_another_room_is_never_used() {
        hold(
                "the boundary of another room is never used",
                dependencies(used -> used.getTargetClass().getPackageName().contains(".boundary")));
    }

    @Test
    void control_and_entity_do_not_look_up_to_the_boundary() {
        hold(
                "inside a room the way is boundary, control, entity, never back",
                CLASSES.stream()
                        .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                        .filter(used -> room(used.getOriginClass()).equals(room(used.getTargetClass())))
                        .filter(used -> layer(used.getOriginClass()) > layer(used.getTargetClass()))
                        .map(Dependency::getDescription)
                        .toList());
    }

    @Test
    void entities_are_never_in_the_signature_of_a_resource() {
        hold(
                "entities are never in the signature of a resource",
                CLASSES.stream()
                        .filter(c -> c.getPackageName().contains(".boundary"))
                        .flatMap(ArchitectureTest::shown)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    // What a boundary class shows: public methods of a resource, and the components of its records.
    private static Stream<String> shown(JavaClass boundary) {
        Stream<String> methods = boundary.isAnnotatedWith("jakarta.ws.rs.Path")
                ? boundary.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(method -> Stream.concat(
                                        method.getReturnType().getAllInvolvedRawTypes().stream(),
                                        method.getParameterTypes().stream()
                                                .flatMap(type -> type.getAllInvolvedRawTypes().stream()))
                                .anyMatch(ArchitectureTest::isEntity))
                        .map(JavaMethod::getFullName)
                : Stream.empty();
        Stream<String> components = boundary.isRecord()
                ? boundary.getFields().stream()
                        .filter(field -> field.getType().getAllInvolvedRawTypes().stream()
                                .anyMatch(ArchitectureTest::isEntity))
                        .map(JavaField::getFullName)
                : Stream.empty();
        return Stream.concat(methods, components);
    }

    private static List<String> dependencies(Predicate<Dependency> forbidden) {
        return CLASSES.stream()
                .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                .filter(used -> !room(used.getOriginClass()).isEmpty()
                        && !room(used.getTargetClass()).isEmpty())
                .filter(used -> !room(used.getOriginClass()).equals(room(used.getTargetClass())))
                .filter(forbidden)
                .map(Dependency::getDescription)
                .toList();
    }

    /** The room a class is in; empty for what lies outside the house, and for the roof, {@code dev.latchkey} itself. */
    static String room(JavaClass c) {
        String name = c.getPackageName();
        return name.startsWith(HOUSE + ".") ? name.substring(HOUSE.length() + 1).split("\\.")[0] : "";
    }

    private static int layer(JavaClass c) {
        return List.of("boundary", "control", "entity")
                .indexOf(c.getPackageName().replaceFirst(".*\\.", ""));
    }

    static boolean isEntity(JavaClass c) {
        return c.isAnnotatedWith("jakarta.persistence.Entity");
    }

    private static Map<String, Set<String>> rows() {
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        PLAN.lines().filter(line -> !line.startsWith("-")).forEach(line -> {
            String[] cells = line.split("\\|", -1);
            rows.put(cells[0].strip(), words(cells[1]));
        });
        return rows;
    }

    private static Set<String> ground() {
        return PLAN.lines()
                .takeWhile(line -> !line.startsWith("-"))
                .map(line -> line.split("\\|")[0].strip())
                .filter(room -> !room.equals("launcher") && !room.equals("edge"))
                .collect(Collectors.toSet());
    }

    private static Set<String> words(String cell) {
        return Arrays.stream(cell.strip().split(" "))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    static void hold(String rule, List<String> broken) {
        assertTrue(broken.isEmpty(), () -> "Rule: " + rule + "\n  " + String.join("\n  ", broken));
    }
}
