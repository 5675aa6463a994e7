package dev.latchkey;

import static dev.latchkey.ArchitectureTest.CLASSES;
import static dev.latchkey.ArchitectureTest.HOUSE;
import static dev.latchkey.ArchitectureTest.SOURCES;
import static dev.latchkey.ArchitectureTest.hold;
import static dev.latchkey.ArchitectureTest.room;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of style that a program can check; the plan of the rooms is in {@link ArchitectureTest}. */
class HouseRulesTest {
    private static final Pattern EMPTY_WORD =
            Pattern.compile("(^|[a-z0-9])(Impl|Utils?|Manager|Helper|Info|Data(?!Source)|Base|Common)(?=[A-Z]|$)");
    private static final Set<String> MUTABLE = Set.of(
            "java.util.HashMap",
            "java.util.ArrayList",
            "java.util.HashSet",
            "java.util.concurrent.ConcurrentHashMap",
            "java.util.concurrent.ConcurrentMap",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicBoolean",
            "java.util.concurrent.atomic.AtomicReference",
            "java.lang.StringBuilder",
            "java.lang.ThreadLocal");

    @Test
    void entities_have_no_setters() {
        hold(
                "entities have no setters: change happens through verbs",
                CLASSES.stream()
                        .filter(ArchitectureTest::isEntity)
                        .flatMap(c -> c.getMethods().stream())
                        .filter(method -> method.getName().matches("set[A-Z].*"))
                        .map(JavaMethod::getFullName)
                        .toList());
    }

    @Test
    void the_time_comes_from_the_clock_of_the_settings() {
        Pattern now = Pattern.compile("java\\.time\\.\\w+\\.now\\(.*|java\\.lang\\.System\\.currentTimeMillis\\(.*"
                + "|java\\.time\\.Clock\\.(system|tick)\\w*\\(.*|java\\.util\\.Date\\.<init>\\(\\)");
        hold(
                "the time comes from the injected Clock; only settings.control.SystemClock reads the machine's",
                CLASSES.stream()
                        .filter(c -> !c.getName().equals(HOUSE + ".settings.control.SystemClock"))
                        .flatMap(c -> c.getCodeUnitCallsFromSelf().stream())
                        .filter(call ->
                                now.matcher(call.getTarget().getFullName()).matches())
                        .map(call -> call.getDescription())
                        .toList());
    }

    /** What a key or token reaches is decided one by one: promise 19. */
    @Test
    void only_these_resources_are_open_to_programs() {
        Set<String> open = Set.of(
                "MeResource",
                "SessionResource",
                "VerifyResource",
                "ApiTokensResource",
                "TenantsResource",
                "TenantResource",
                "MembersResource",
                "InvitesResource",
                "MyInvitesResource",
                "UsageResource");
        hold(
                "what names Role.PROGRAM or Role.SERVER stands in this test",
                CLASSES.stream()
                        .filter(c -> Stream.concat(Stream.<HasAnnotations<?>>of(c), c.getMethods().stream())
                                .anyMatch(HouseRulesTest::isOpenToPrograms))
                        .map(JavaClass::getSimpleName)
                        .filter(name -> !open.contains(name))
                        .toList());
    }

    private static boolean isOpenToPrograms(HasAnnotations<?> place) {
        return place.isAnnotatedWith(RolesAllowed.class)
                && Stream.of(place.getAnnotationOfType(RolesAllowed.class).value())
                        .anyMatch(Set.of(Role.PROGRAM, Role.SERVER)::contains);
    }

    @Test
    void every_package_is_null_marked() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            hold(
                    "every package has a package-info.java with @NullMarked",
                    files.filter(file -> file.toString().endsWith(".java"))
                            .map(Path::getParent)
                            .distinct()
                            .filter(folder ->
                                    !text(folder.resolve("package-info.java")).contains("@NullMarked"))
                            .map(Path::toString)
                            .toList());
        }
    }

    @Test
    void names_say_something() {
        hold(
                "names have at most 30 characters and no Impl, Util, Manager, Helper, Info, Data, Base, Common",
                CLASSES.stream()
                        .map(JavaClass::getSimpleName)
                        .filter(name -> !name.equals("package-info"))
                        .filter(name ->
                                name.length() > 30 || EMPTY_WORD.matcher(name).find())
                        .distinct()
                        .toList());
    }

    @Test
    void no_two_session_beans_have_one_name() {
        // The container names them by their simple names, and takes a second one of a name for no session bean at all:
        // it would run without transactions.
        Set<String> names = new HashSet<>();
        hold(
                "no two session beans have one simple name",
                CLASSES.stream()
                        .filter(c -> c.isAnnotatedWith(Stateless.class) || c.isAnnotatedWith(Singleton.class))
                        .filter(c -> !names.add(c.getSimpleName()))
                        .map(JavaClass::getName)
                        .toList());
    }

    @Test
    void no_interface_has_a_single_implementation() {
        hold(
                "no interface has a single implementation, unless it is sealed, a marker or a function",
                CLASSES.stream()
                        .filter(c -> c.isInterface() && !c.isAnnotation())
                        .filter(c -> !c.getMethods().isEmpty())
                        .filter(c -> !c.isAnnotatedWith(FunctionalInterface.class) && !isSealed(c))
                        .filter(c -> c.getAllSubclasses().size() == 1)
                        .map(JavaClass::getName)
                        .toList());
    }

    @Test
    void nothing_looks_at_classes_by_reflection() {
        // java.lang.reflect.Type alone is allowed: it is a parameter type of JAX-RS providers.
        hold(
                "no reflection",
                CLASSES.stream()
                        .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
                        .filter(used -> used.getTargetClass().getPackageName().equals("java.lang.reflect"))
                        .filter(used -> !used.getTargetClass().getSimpleName().equals("Type"))
                        .map(Dependency::getDescription)
                        .toList());
    }

    @Test
    void there_is_no_static_mutable_state() {
        // The launcher is exempt (its decision D3): java.util.logging makes its handlers itself.
        hold(
                "no static mutable state",
                CLASSES.stream()
                        .filter(c -> !room(c).equals("launcher"))
                        .flatMap(c -> c.getFields().stream())
                        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                        .filter(field -> !field.getModifiers().contains(JavaModifier.FINAL)
                                || MUTABLE.contains(field.getRawType().getName()))
                        .map(JavaField::getFullName)
                        .toList());
    }

    @Test
    void files_have_at_most_300_lines_and_door_plates_25() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            hold(
                    "files have at most 300 lines, door plates 25",
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> text(file).lines().count() > (isDoorPlate(file) ? 25 : 300))
                            .map(file -> file + " has " + text(file).lines().count())
                            .toList());
        }
    }

    private static boolean isSealed(JavaClass c) {
        Path file =
                SOURCES.resolve(c.getName()
                                .substring(HOUSE.length() + 1)
                                .replaceFirst("\\$.*", "")
                                .replace('.', '/') + ".java");
        return text(file).contains("sealed interface " + c.getSimpleName());
    }

    private static boolean isDoorPlate(Path file) {
        return file.endsWith("package-info.java") && file.getNameCount() == SOURCES.getNameCount() + 2;
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
