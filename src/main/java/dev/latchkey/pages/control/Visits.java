package dev.latchkey.pages.control;

import dev.latchkey.pages.entity.Fields;
import dev.latchkey.pages.entity.Language;
import dev.latchkey.pages.entity.Message;
import dev.latchkey.pages.entity.Visit;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.users.entity.Caller;
import dev.latchkey.users.entity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at a request as a visit. */
@ApplicationScoped
public class Visits {
    @Inject
    Cookies cookies;

    @Inject
    Notices notices;

    @Inject
    Texts texts;

    @Inject
    FormTokens tokens;

    @Inject
    Clients clients;

    @Inject
    Clock clock;

    /** The visit that this request is. Of the cookies only those are believed that have the right shape. */
    public Visit of(HttpServletRequest request) {
        Optional<String> browser = cookies.read(request, Cookies.BROWSER).filter(Visits::isToken);
        Language language = language(request);
        return new Visit(
                language,
                Caller.person(request).orElse(null),
                request.isUserInRole(Role.ADMIN),
                browser.orElseGet(() -> SecretTokens.next("")),
                browser.isPresent(),
                notice(request, language),
                path(request),
                here(request),
                clients.of(request),
                clock.instant());
    }

    /** Whether a form was sent by a page of ours to this very browser; for acts that may be done twice. */
    public boolean isOurs(HttpServletRequest request, Fields fields) {
        return tokens.isGood(of(request), fields.text(Fields.TOKEN));
    }

    /** A message of an older version of the server may have no text any more. */
    private @Nullable Message notice(HttpServletRequest request, Language language) {
        return notices.waiting(request)
                .filter(message -> texts.in(language).has(message.key()))
                .orElse(null);
    }

    private Language language(HttpServletRequest request) {
        return cookies.read(request, Cookies.LANGUAGE)
                .flatMap(Language::of)
                .orElseGet(() -> Language.accepted(request.getHeader("Accept-Language")));
    }

    /** The path that was asked for, also when the container has passed the request on to its error page. */
    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
    }

    private static String here(HttpServletRequest request) {
        String query = request.getQueryString();
        return path(request) + (query == null || !request.getMethod().equals("GET") ? "" : "?" + query);
    }

    private static boolean isToken(String text) {
        return text.matches("[0-9A-Za-z]{43}");
    }
}
