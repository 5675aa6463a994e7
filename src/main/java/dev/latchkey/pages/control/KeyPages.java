package dev.latchkey.pages.control;

import dev.latchkey.apikeys.control.ApiKeySettings;
import dev.latchkey.apikeys.control.ApiKeys;
import dev.latchkey.apikeys.control.ApiKeys.Made;
import dev.latchkey.apikeys.control.ApiKeys.Wanted;
import dev.latchkey.apikeys.entity.ApiKey;
import dev.latchkey.apikeys.entity.KeyTerms;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Message;
import dev.latchkey.pages.entity.Option;
import dev.latchkey.pages.entity.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the pages of a user's keys and of a tenant's have in common. S3-23 to S3-47. */
@ApplicationScoped
public class KeyPages {
    private static final List<Integer> GRACE_HOURS = List.of(0, 1, 24, 168);
    private static final String SCOPE = "scope:";
    private static final int MAX_NAME = 100;

    @Inject
    ApiKeys keys;

    @Inject
    ApiKeySettings settings;

    @Inject
    Texts texts;

    /**
     * What the list shows.
     *
     * @param path where its forms are sent, each below it
     */
    public record Listed(
            Form form, String path, List<Row> rows, List<Scope> scopes, List<Option> ends, List<Option> graces) {
        /** Whether the form for a new key stands open: there is none yet, or something was wrong with it. */
        public boolean isOpen() {
            return rows.isEmpty() || form.isRefused();
        }
    }

    /** A key as the list shows it. */
    public record Row(
            String id,
            String name,
            String start,
            String status,
            List<String> scopes,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            long uses) {
        /** Whether it can have a successor. */
        public boolean isLasting() {
            return !status.equals("expired") && !status.equals("replaced");
        }
    }

    /** A scope to be ticked; {@code meaning} is empty for one that only the product knows. */
    public record Scope(String field, String name, String meaning) {}

    /** A new key, to be seen this once. */
    public record Shown(String path, String name, String key) {
        @Override
        public String toString() {
            return "Shown[…]";
        }
    }

    /** The keys of the caller, or of a tenant that he manages, newest first. */
    public Listed list(Visit visit, @Nullable String tenantId, String path, Form form) {
        Words words = texts.in(visit.language());
        List<Row> rows = keys.all(visit.requireCaller(), tenantId).stream()
                .sorted((a, b) -> b.id().compareTo(a.id()))
                .map(key -> row(key, words, visit.now()))
                .toList();
        List<Scope> scopes = settings.scopes().stream()
                .map(name -> new Scope(SCOPE + name, name, meaning(name, words)))
                .toList();
        List<Option> graces = GRACE_HOURS.stream()
                .map(hours -> new Option(hours.toString(), words.say("keys.grace-" + hours)))
                .toList();
        return new Listed(form, path, rows, scopes, Ends.options(words), graces);
    }

    private static Row row(ApiKey key, Words words, Instant now) {
        KeyTerms terms = key.terms();
        String name = terms.name();
        return new Row(
                key.id(),
                name == null ? words.say("keys.nameless") : name,
                key.start(),
                key.statusAt(now),
                terms.scopes(),
                terms.expiresAt(),
                key.usage().lastUsedAt(),
                key.usage().requests());
    }

    private static String meaning(String scope, Words words) {
        String key = "scope." + scope.replace(':', '.');
        return words.has(key) ? words.say(key) : "";
    }

    /** The form for a new key with what is wrong with it. */
    public Form check(Fields fields) {
        String[] shown = Stream.concat(
                        Stream.of("key-name", "end"), settings.scopes().stream().map(SCOPE::concat))
                .toArray(String[]::new);
        return named("key-name", fields.keeping(shown));
    }

    /** The form with what is wrong with the name in that field. */
    static Form named(String field, Form form) {
        String name = form.fields().text(field);
        Form required = form.requiring(field);
        return name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)
                ? required.wrong(field, Message.of("wrong.key-name"))
                : required;
    }

    /** Makes the key that a checked form asks for. */
    public Shown create(Visit visit, @Nullable String tenantId, String path, Fields fields) {
        List<String> scopes = settings.scopes().stream()
                .filter(scope -> fields.isOn(SCOPE + scope))
                .toList();
        KeyTerms terms =
                KeyTerms.of(fields.text("key-name"), scopes).until(Ends.after(fields.text("end"), visit.now()));
        Made made = keys.create(visit.requireCaller(), new Wanted(tenantId, null, terms), visit.client(), visit.now());
        return new Shown(path, fields.text("key-name"), made.secret());
    }

    /** Replaces a key by a new one; the old one ends after the chosen time, at once for none of ours. */
    public Shown rotate(Visit visit, String path, Fields fields) {
        int hours = GRACE_HOURS.stream()
                .filter(choice -> choice.toString().equals(fields.text("grace")))
                .findFirst()
                .orElse(0);
        Made made = keys.rotate(
                visit.requireCaller(), fields.text("key"), Duration.ofHours(hours), visit.client(), visit.now());
        String name = made.key().terms().name();
        return new Shown(path, name == null ? made.key().start() : name, made.secret());
    }

    /** Ends a key at once. */
    public void revoke(Visit visit, Fields fields) {
        keys.revoke(visit.requireCaller(), fields.text("key"), visit.client(), visit.now());
    }
}
