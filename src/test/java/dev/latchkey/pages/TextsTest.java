package dev.latchkey.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.latchkey.problems.entity.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of the pages: the same in every language, all there, none left over. */
class TextsTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/latchkey/pages");
    private static final List<Path> USERS =
            List.of(Path.of("src/main/jte/html/pages"), Path.of("src/main/java/dev/latchkey/pages"));
    private static final Pattern KEY = Pattern.compile("\"([a-z][a-zA-Z-]*(?:\\.[a-zA-Z_-]*[a-zA-Z])+)\"");
    private static final Pattern COUNTED = Pattern.compile("count\\(\"([^\"]+)\"");

    /** Keys that are put together: by what happened, the code of an error, the name of a field, the word of a role or status. */
    private static final Pattern MADE = Pattern.compile(
            "(activity|scope|keys\\.grace|error|fault|advice|missing|wrong|role|invite\\.is|[a-z-]+\\.is"
                    + "|operator\\.(done|mail|no-mail|origin|plan|seat|tenants|users))[.-].+"
                    + "|.+\\.(one|many)|.+-lead");

    private static final Map<String, String> ENGLISH = texts("en");
    private static final Map<String, String> GERMAN = texts("de");

    private static Map<String, String> texts(String language) {
        Map<String, String> all = new TreeMap<>();
        for (Path file : files(FOLDER, "_" + language + ".properties")) {
            Properties texts = new Properties();
            try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                texts.load(reader);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            texts.forEach((key, text) -> assertEquals(null, all.put((String) key, (String) text), key + " twice"));
        }
        return all;
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Every literal in templates and code that has the form of a key. */
    private static Set<String> used() {
        Set<String> used = new TreeSet<>();
        for (Path folder : USERS) {
            for (Path file : files(folder, "")) {
                if (Files.isRegularFile(file)) {
                    String text = read(file);
                    KEY.matcher(text).results().map(found -> found.group(1)).forEach(used::add);
                    COUNTED.matcher(text).results().forEach(found -> {
                        used.remove(found.group(1));
                        used.add(found.group(1) + ".one");
                        used.add(found.group(1) + ".many");
                    });
                }
            }
        }
        used.removeIf(key ->
                key.startsWith("latchkey.") || key.startsWith("dev.latchkey") || key.matches(".*\\.(css|js|svg|ico)"));
        return used;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void both_languages_have_the_same_keys() {
        assertEquals(ENGLISH.keySet(), GERMAN.keySet());
    }

    @Test
    void both_languages_fill_in_the_same_places() {
        List<String> different = ENGLISH.entrySet().stream()
                .filter(text -> !places(text.getValue()).equals(places(GERMAN.getOrDefault(text.getKey(), ""))))
                .map(Map.Entry::getKey)
                .toList();
        assertEquals(List.of(), different);
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    @Test
    void every_key_that_is_used_is_there() {
        List<String> absent =
                used().stream().filter(key -> !ENGLISH.containsKey(key)).toList();
        assertEquals(List.of(), absent);
    }

    @Test
    void no_text_is_left_over() {
        Set<String> used = used();
        List<String> unused = ENGLISH.keySet().stream()
                .filter(key -> !used.contains(key) && !MADE.matcher(key).matches())
                .toList();
        assertEquals(List.of(), unused);
    }

    /** What only programs meet needs none, nor does a fault of ours: that is the error page's other text. */
    private static final Set<String> PROGRAMS = Set.of(
            "INVALID_JSON",
            "PROVIDER_NOT_FOUND",
            "PROVIDER_NOT_SUPPORTED",
            "REFRESH_TOKEN_NOT_FOUND",
            "FAILED_TO_REFRESH_ACCESS_TOKEN",
            "FAILED_TO_GET_ACCESS_TOKEN",
            "EXPIRED_TOKEN",
            "TOKEN_NOT_ACCEPTED",
            "NOT_ACCEPTABLE",
            "NOT_IMPLEMENTED",
            "INTERNAL_SERVER_ERROR",
            "EMAIL_MISMATCH",
            "ACCOUNT_NOT_FOUND",
            "PASSWORD_ALREADY_SET",
            "INVALID_CALLBACK_URL",
            "EMAIL_CAN_NOT_BE_UPDATED",
            "NO_FIELDS_TO_UPDATE",
            "USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION",
            "YOU_ARE_NOT_ALLOWED_TO_CHANGE_USERS_ROLE",
            "YOU_ARE_NOT_ALLOWED_TO_LIST_USERS",
            "YOU_ARE_NOT_ALLOWED_TO_GET_USER",
            "YOU_ARE_NOT_ALLOWED_TO_BAN_USERS",
            "YOU_ARE_NOT_ALLOWED_TO_LIST_USERS_SESSIONS",
            "YOU_ARE_NOT_ALLOWED_TO_REVOKE_USERS_SESSIONS",
            "YOU_ARE_NOT_ALLOWED_TO_CREATE_USERS",
            "YOU_ARE_NOT_ALLOWED_TO_UPDATE_USERS",
            "YOU_ARE_NOT_ALLOWED_TO_DELETE_USERS",
            "YOU_ARE_NOT_ALLOWED_TO_SET_USERS_PASSWORD",
            "YOU_ARE_NOT_ALLOWED_TO_SET_USERS_EMAIL",
            "YOU_ARE_NOT_ALLOWED_TO_IMPERSONATE_USERS",
            "NOT_IMPERSONATING",
            "IMPERSONATOR_SESSION_NOT_FOUND",
            "NO_DATA_TO_UPDATE",
            "PASSWORD_CANNOT_BE_UPDATED_VIA_UPDATE_USER",
            "YOU_CANNOT_REMOVE_YOURSELF",
            "YOU_ARE_NOT_ALLOWED_TO_SET_NON_EXISTENT_VALUE",
            "ORGANIZATION_ALREADY_EXISTS",
            "YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION",
            "NO_ACTIVE_ORGANIZATION",
            "ROLE_NOT_FOUND",
            "YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER",
            "ROLE_NAME_IS_ALREADY_TAKEN",
            "ROLE_IS_ASSIGNED_TO_MEMBERS",
            "TOO_MANY_ROLES",
            "YOU_ARE_NOT_ALLOWED_TO_CREATE_A_ROLE",
            "YOU_ARE_NOT_ALLOWED_TO_UPDATE_A_ROLE",
            "YOU_ARE_NOT_ALLOWED_TO_DELETE_A_ROLE",
            "YOU_ARE_NOT_ALLOWED_TO_LIST_A_ROLE",
            "YOU_ARE_NOT_ALLOWED_TO_READ_A_ROLE",
            "INVALID_API_KEY",
            "KEY_EXPIRED",
            "KEY_DISABLED",
            "USAGE_EXCEEDED",
            "INSUFFICIENT_PERMISSIONS",
            "KEY_NOT_FOUND",
            "UNAUTHORIZED_SESSION",
            "SERVER_ONLY_PROPERTY",
            "INVALID_NAME_LENGTH",
            "INVALID_PREFIX_LENGTH",
            "INVALID_METADATA_TYPE",
            "EXPIRES_IN_IS_TOO_SMALL",
            "EXPIRES_IN_IS_TOO_LARGE",
            "NO_VALUES_TO_UPDATE",
            "TEAM_NOT_FOUND",
            "YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_TEAMS",
            "YOU_ARE_NOT_ALLOWED_TO_CREATE_TEAMS_IN_THIS_ORGANIZATION",
            "YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_TEAM",
            "YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_TEAM",
            "YOU_ARE_NOT_ALLOWED_TO_CREATE_A_NEW_TEAM_MEMBER",
            "YOU_ARE_NOT_ALLOWED_TO_REMOVE_A_TEAM_MEMBER",
            "USER_IS_NOT_A_MEMBER_OF_THE_TEAM",
            "YOU_DO_NOT_HAVE_AN_ACTIVE_TEAM",
            "EMAIL_VERIFICATION_REQUIRED_FOR_INVITATION");

    @Test
    void every_refusal_has_words_for_people() {
        List<String> mute = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.latchkey")) {
            if (type.isEnum() && type.isAssignableTo(ErrorCode.class)) {
                for (Object constant : type.reflect().getEnumConstants()) {
                    String name = ((ErrorCode) constant).name();
                    boolean said = ENGLISH.containsKey("error." + name)
                            || (ENGLISH.containsKey("fault." + name) && ENGLISH.containsKey("advice." + name));
                    if (!said && !PROGRAMS.contains(name)) {
                        mute.add(name);
                    }
                }
            }
        }
        assertEquals(List.of(), mute);
    }

    @Test
    void a_text_has_no_markup_and_the_quotes_of_print() {
        List<String> odd = Stream.concat(ENGLISH.entrySet().stream(), GERMAN.entrySet().stream())
                .filter(text -> text.getValue().isBlank() || text.getValue().matches(".*[<>\"'].*"))
                .map(Map.Entry::getKey)
                .toList();
        assertEquals(List.of(), odd);
    }
}
