package dev.latchkey.pages.control;

import dev.latchkey.apikeys.control.ApiKeys;
import dev.latchkey.apikeys.entity.ApiKey;
import dev.latchkey.apikeys.entity.ApiKeyProblem;
import dev.latchkey.apikeys.entity.KeyTerms;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Option;
import dev.latchkey.pages.entity.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The page that changes a key: its name, its end, and whether it may be used. S3-44, S3-46. */
@ApplicationScoped
public class KeyChanges {
    private static final String KEEP = "keep";

    @Inject
    ApiKeys keys;

    @Inject
    Texts texts;

    /**
     * What the page shows.
     *
     * @param path the page itself, where its form is sent
     * @param back the list of keys
     */
    public record Change(Form form, String name, String start, String path, String back, List<Option> ends) {}

    /**
     * A key of the caller, or of a tenant that he manages; an untouched form has what is in force.
     *
     * @param tenantId whose page this is; null for the user's own
     */
    public Change show(Visit visit, @Nullable String tenantId, String keyId, String back, Form form) {
        ApiKey key = required(visit, tenantId, keyId);
        KeyTerms terms = key.terms();
        Words words = texts.in(visit.language());
        String name = terms.name() == null ? "" : terms.name();
        Form filled = form.fields().typed().isEmpty()
                ? form.with("key-name", name).with("enabled", terms.enabled() ? "on" : "")
                : form;
        List<Option> ends = Stream.concat(
                        Stream.of(new Option(KEEP, asBefore(terms.expiresAt(), words))), Ends.options(words).stream())
                .toList();
        return new Change(
                filled,
                name.isEmpty() ? words.say("keys.nameless") : name,
                key.start(),
                back + "/" + keyId,
                back,
                ends);
    }

    /** A key is changed on the page of its owner and no other. */
    private ApiKey required(Visit visit, @Nullable String tenantId, String keyId) {
        ApiKey key = keys.read(visit.requireCaller(), keyId);
        if (!Objects.equals(key.tenantId(), tenantId)) {
            throw ApiKeyProblem.KEY_NOT_FOUND.exception();
        }
        return key;
    }

    private static String asBefore(@Nullable Instant end, Words words) {
        return end == null ? words.say("keys.never-before") : words.say("keys.end-before", words.moment(end));
    }

    /** The form with what is wrong with it. */
    public Form check(Fields fields) {
        return KeyPages.named("key-name", fields.keeping("key-name", "end", "enabled"));
    }

    /** Changes the key as a checked form says. */
    public void change(Visit visit, @Nullable String tenantId, String keyId, Fields fields) {
        required(visit, tenantId, keyId);
        String end = fields.text("end");
        keys.change(
                visit.requireCaller(),
                keyId,
                terms -> {
                    KeyTerms changed = terms.named(fields.text("key-name")).enabled(fields.isOn("enabled"));
                    return Ends.isChoice(end) ? changed.until(Ends.after(end, visit.now())) : changed;
                },
                visit.client(),
                visit.now());
    }
}
