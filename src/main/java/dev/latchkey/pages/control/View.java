package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Message;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.users.entity.Caller;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What every template has at hand: the words of the reader's language, the visit, the brand, and tokens for forms. */
public record View(Visit visit, Words words, PageSettings brand, Assets assets, FormTokens tokens) {
    /** The text of a key. */
    public String say(String key, String... arguments) {
        return words.say(key, arguments);
    }

    public String say(Message message) {
        return words.say(message);
    }

    /** The same for a message that may not be there: null leaves an attribute or element out. */
    public @Nullable String maybe(@Nullable Message message) {
        return message == null ? null : words.say(message);
    }

    /** "3 members". */
    public String count(String key, long number) {
        return words.count(key, number);
    }

    /** A moment in words, in UTC. */
    public String moment(Instant at) {
        return words.moment(at);
    }

    /** A new token for a form that is sent to this path. */
    public String token(String path) {
        return tokens.issue(visit, path);
    }

    public @Nullable Caller caller() {
        return visit.caller();
    }

    /** Whether this path is the page that is shown, or a page below it. */
    public boolean isAt(String path) {
        return visit.path().equals(path) || visit.path().startsWith(path + "/");
    }

    /** What the caller is called: his name, else his address; empty when nobody is signed in. */
    public String callerName() {
        Caller caller = visit.caller();
        if (caller == null) {
            return "";
        }
        String name = caller.displayName();
        return name == null ? caller.email() : name;
    }

    /** Whether an administrator acts in the caller's place. */
    public boolean isActing() {
        Caller caller = visit.caller();
        return caller != null && caller.impersonatorId() != null;
    }

    /** The address of the caller; empty when nobody is signed in. */
    public String callerEmail() {
        Caller caller = visit.caller();
        return caller == null ? "" : caller.email();
    }

    /** One or two letters that stand for the caller. */
    public String initials() {
        String[] names = callerName().strip().split("[\\s@.]+");
        String last = names.length > 1 && !callerName().contains("@") ? first(names[names.length - 1]) : "";
        return first(names[0]) + last;
    }

    private static String first(String name) {
        return name.isEmpty() ? "" : new String(Character.toChars(Character.toUpperCase(name.codePointAt(0))));
    }
}
