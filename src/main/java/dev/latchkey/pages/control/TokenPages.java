package dev.latchkey.pages.control;

import dev.latchkey.apikeys.control.ApiTokens;
import dev.latchkey.apikeys.control.ApiTokens.Created;
import dev.latchkey.apikeys.control.ApiTokens.Listed;
import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Option;
import dev.latchkey.pages.entity.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** What the pages of a user's API tokens show and do. C-25. */
@ApplicationScoped
public class TokenPages {
    @Inject
    ApiTokens tokens;

    @Inject
    Texts texts;

    /** What the list shows. */
    public record Model(Form form, List<Row> rows, List<Option> ends) {
        /** Whether the form for a new token stands open: there is none yet, or something was wrong with it. */
        public boolean isOpen() {
            return rows.isEmpty() || form.isRefused();
        }
    }

    /** A token and what it is called. */
    public record Row(Listed token, String name) {}

    /** A new token, to be seen this once. */
    public record Shown(String name, String token) {
        @Override
        public String toString() {
            return "Shown[…]";
        }
    }

    /** The live tokens of the caller, newest first. */
    public Model list(Visit visit, Form form) {
        Words words = texts.in(visit.language());
        List<Row> rows = tokens.list(visit.requireCaller().userId(), visit.now()).stream()
                .map(token -> new Row(token, token.name() == null ? words.say("tokens.nameless") : token.name()))
                .toList();
        return new Model(form, rows, Ends.options(words));
    }

    /** The form for a new token with what is wrong with it. */
    public Form check(Fields fields) {
        return KeyPages.named("token-name", fields.keeping("token-name", "end"));
    }

    /** Makes the token that a checked form asks for. */
    public Shown create(Visit visit, Fields fields) {
        String name = fields.text("token-name");
        Created made =
                tokens.create(visit.requireCaller(), name, Ends.life(fields.text("end")), visit.client(), visit.now());
        return new Shown(name, made.token());
    }

    /** Ends a token at once. */
    public void revoke(Visit visit, Fields fields) {
        tokens.end(visit.requireCaller(), fields.text("token"), visit.client(), visit.now());
    }
}
