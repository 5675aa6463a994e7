package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Message;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.problems.control.ErrorHtml;
import dev.latchkey.problems.entity.ErrorBody;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BiConsumer;

/** Errors for people: what happened, what to do, and the request id. It asks no database, so it can tell of an outage. */
@ApplicationScoped
public class ErrorDocuments implements ErrorHtml {
    @Inject
    Visits visits;

    @Inject
    Texts texts;

    @Inject
    Documents documents;

    @Inject
    Assets assets;

    /** What the template shows. */
    public record Model(String code, String requestId, Message title, Message advice) {}

    @Override
    public String of(ErrorBody error, HttpServletRequest request, BiConsumer<String, String> header) {
        Visit visit = visits.of(request);
        Words words = texts.in(visit.language());
        String code = error.code();
        Model model = new Model(
                code,
                error.requestId(),
                Message.of(words.has("fault." + code) ? "fault." + code : "fault.other"),
                Message.of(words.has("advice." + code) ? "advice." + code : "advice.other"));
        header.accept("Content-Security-Policy", assets.policy());
        header.accept("Referrer-Policy", "same-origin");
        return documents.render(Page.of(visit, "error", model));
    }
}
