package dev.latchkey.pages.entity;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A form as a page shows it: what stands in its fields, and what is wrong with them.
 *
 * @param fields what was typed, passwords too, for the checks
 * @param kept the names of those that may be shown again
 * @param errors by the field's name, in the order of the form
 * @param problem what is wrong with the whole
 */
public record Form(
        Fields fields,
        Set<String> kept,
        Map<String, Message> errors,
        @Nullable Message problem) {
    private static final Set<String> STALE = Set.of("error.SESSION_NOT_FRESH", "error.SESSION_EXPIRED");

    /** An empty form. */
    public static Form blank() {
        return new Form(new Fields(Map.of()), Set.of(), Map.of(), null);
    }

    static Form of(Fields fields, String... kept) {
        return new Form(fields, Set.of(kept), Map.of(), null);
    }

    /** The same with this text standing in a field. */
    public Form with(String name, @Nullable String value) {
        Map<String, String> typed = new LinkedHashMap<>(fields.typed());
        typed.put(name, value == null ? "" : value);
        Set<String> names = new HashSet<>(kept);
        names.add(name);
        return new Form(new Fields(typed), Set.copyOf(names), errors, problem);
    }

    /** What to show in a field. */
    public String value(String name) {
        return kept.contains(name) ? fields.secret(name) : "";
    }

    /** Whether to show a box ticked. */
    public boolean isOn(String name) {
        return !value(name).isEmpty();
    }

    /** What is wrong with a field; the first thing that was found. */
    public @Nullable Message error(String name) {
        return errors.get(name);
    }

    /** Whether this is the field to start at: the first that is wrong. */
    public boolean isFirstError(String name) {
        return !errors.isEmpty() && errors.keySet().iterator().next().equals(name);
    }

    /** The ids of what describes a field: its error and its hint; null leaves the attribute out. */
    public @Nullable String describedBy(String name, boolean hint) {
        String error = errors.containsKey(name) ? name + "-error" : "";
        String both = (error + (hint ? " " + name + "-hint" : "")).strip();
        return both.isEmpty() ? null : both;
    }

    /** Whether anything is wrong. */
    public boolean isRefused() {
        return problem != null || !errors.isEmpty();
    }

    /** Whether whoever sent it has to sign in again first. */
    public boolean isStale() {
        return problem != null && STALE.contains(problem.key());
    }

    /** The text of {@code key} is said beside the field, unless something was wrong with it already. */
    public Form wrong(String name, Message why) {
        Map<String, Message> more = new LinkedHashMap<>(errors);
        more.putIfAbsent(name, why);
        return new Form(fields, kept, more, problem);
    }

    /** The form as a whole is refused. */
    public Form refused(Message why) {
        return new Form(fields, kept, errors, why);
    }

    /** Each of these has to be filled in; the text is {@code missing.<name>}. */
    public Form requiring(String... names) {
        Form form = this;
        for (String name : names) {
            if (fields.secret(name).isBlank()) {
                form = form.wrong(name, Message.of("missing." + name));
            }
        }
        return form;
    }

    @Override
    public String toString() {
        return "Form[…]";
    }
}
