package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Form;
import dev.latchkey.pages.entity.Message;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What happens to every form that is sent: its token, its errors, and that it acts once. Promise 13. */
@ApplicationScoped
public class Forms {
    private static final int LOOKS = 25;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(120);

    /** Beside which field a refusal is said: the first of these that the form has. Others are said above the form. */
    private static final Map<String, List<String>> PLACES = Map.ofEntries(
            Map.entry("INVALID_EMAIL", List.of("email")),
            Map.entry("EMAIL_IS_THE_SAME", List.of("email")),
            Map.entry("USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL", List.of("email")),
            Map.entry("PASSWORD_TOO_SHORT", List.of("newPassword", "password")),
            Map.entry("PASSWORD_TOO_LONG", List.of("newPassword", "password")),
            Map.entry("PASSWORD_COMPROMISED", List.of("newPassword", "password")),
            Map.entry("INVALID_PASSWORD", List.of("currentPassword", "password")),
            Map.entry("ORGANIZATION_SLUG_ALREADY_TAKEN", List.of("slug")),
            Map.entry("INVALID_ISSUER", List.of("issuer")),
            Map.entry("CLIENT_SECRET_REQUIRED", List.of("client-secret")),
            Map.entry("INVALID_DOMAIN", List.of("domain")),
            Map.entry("PUBLIC_EMAIL_DOMAIN", List.of("domain")),
            Map.entry("INVALID_DOMAIN_CODE", List.of("code")));

    @Inject
    FormTokens tokens;

    @Inject
    UsedFormStore used;

    @Inject
    Texts texts;

    /**
     * Acts, if the form is ours and complete and was not sent before; else shows the page again with the reason. What
     * {@code act} refuses is said on the form, except that there is no such thing: that is an error page.
     *
     * @param form with what is wrong with its fields, if anything is
     * @param again makes the page once more, with this form in it
     * @param act does it, and tells where to go; a page only where the outcome is too long for a message
     */
    public Reply once(Visit visit, Form form, Function<Form, Page> again, Supplier<? extends Reply> act) {
        String token = form.fields().text(Fields.TOKEN);
        if (!tokens.isGood(visit, token)) {
            return again.apply(form.refused(Message.of("form.expired"))).status(400);
        }
        if (form.isRefused()) {
            return again.apply(form).status(400);
        }
        if (!used.claim(token, FormTokens.end(token))) {
            return earlier(visit, token);
        }
        boolean done = false;
        try {
            Reply reply = act.get();
            done = true;
            used.settle(token, reply instanceof Redirect redirect ? redirect.to() : visit.path());
            return reply;
        } catch (AuthException refusal) {
            return refused(visit, form, again, refusal);
        } finally {
            if (!done) {
                used.release(token);
            }
        }
    }

    private Page refused(Visit visit, Form form, Function<Form, Page> again, AuthException refusal) {
        int status = refusal.code().status();
        if (status == 404 || refusal.code() == RequestProblem.UNAUTHORIZED) {
            throw refusal;
        }
        Form answered = explain(form, refusal, texts.in(visit.language()));
        // 401 asks a program for a credential (RFC 9110 section 15.5.2); a person is asked by the form.
        return again.apply(answered).status(status == 401 ? 400 : status).retryAfter(refusal.retryAfter());
    }

    private static Form explain(Form form, AuthException refusal, Words words) {
        if (!refusal.fields().isEmpty()) {
            return fields(form, refusal, words);
        }
        String code = refusal.code().name();
        Message why = refusal.retryAfter() == null
                ? Message.of(known(words, "error." + code, "error.other"))
                : Message.of(known(words, "error." + code, "error.RATE_LIMITED"), words.span(refusal.retryAfter()));
        Optional<String> place = PLACES.getOrDefault(code, List.of()).stream()
                .filter(form.fields().typed()::containsKey)
                .findFirst();
        return place.map(field -> form.wrong(field, why)).orElseGet(() -> form.refused(why));
    }

    /** Each member that the room refused is said beside its field: the text {@code wrong.<name>}. */
    private static Form fields(Form form, AuthException refusal, Words words) {
        Form answered = form;
        for (String field : refusal.fields().keySet()) {
            Message why = Message.of(known(words, "wrong." + field, "error.VALIDATION_ERROR"));
            answered = form.fields().typed().containsKey(field) ? answered.wrong(field, why) : answered.refused(why);
        }
        return answered;
    }

    private static String known(Words words, String key, String otherwise) {
        return words.has(key) ? key : otherwise;
    }

    /**
     * The second sending of a form is led to where the first one led, once that is known. A browser that was told to send
     * twice drops what the first answer said, so it is said here that nothing was done twice.
     */
    private Redirect earlier(Visit visit, String token) {
        for (int look = 0; look < LOOKS; look++) {
            Optional<String> outcome = used.outcome(token);
            if (outcome.isPresent()) {
                return Redirect.to(outcome.get()).saying("form.sent-already");
            }
            pause();
        }
        return Redirect.to(visit.path()).saying("form.sent-already");
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
