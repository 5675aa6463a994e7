package dev.latchkey.sessions.control;

import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.settings.control.ServerSettings;
import dev.latchkey.users.entity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The cookie that carries a session token: HttpOnly, SameSite=Lax, host-only, Secure on https. C-03. */
@ApplicationScoped
public class SessionCookie {
    /** Better Auth's header that brings the token to programs. */
    public static final String TOKEN_HEADER = "set-auth-token";

    @Inject
    SessionSettings settings;

    @Inject
    ServerSettings server;

    @Inject
    ImportedTokens imported;

    /** The value of a {@code Set-Cookie} header for a session just opened. */
    public String of(SessionTicket ticket) {
        return of(ticket.token(), ticket.remembered());
    }

    /** The same for a session that was moved forward. */
    public String of(String token, boolean remembered) {
        return header(
                settings.cookieName(),
                token,
                remembered ? "; Max-Age=" + settings.life().toSeconds() : "");
    }

    /** Puts a session just opened on an answer: as cookie, and for programs as the header {@code set-auth-token}. C-02. */
    public Response.ResponseBuilder give(Response.ResponseBuilder answer, SessionTicket ticket) {
        return answer.header("Set-Cookie", of(ticket)).header(TOKEN_HEADER, ticket.token());
    }

    /** The token that the request came in with, by bearer or cookie; empty without one. */
    public String presented(HttpServletRequest request) {
        String authorization = request.getHeader("Authorization");
        return authorization == null
                ? read(request).orElse("")
                : authorization.replaceFirst("(?i)^Bearer ", "").strip();
    }

    /**
     * Keeps an administrator's own token beside that of the session in which he acts as somebody else; it is read for
     * nothing but his way back.
     */
    public String ofImpersonator(String token) {
        return header(impersonatorName(), token, "");
    }

    /** The token that is kept for the way back. */
    public Optional<String> impersonator(HttpServletRequest request) {
        return read(request, impersonatorName());
    }

    /** Removes it. */
    public String impersonatorGone() {
        return header(impersonatorName(), "", "; Max-Age=0");
    }

    private String impersonatorName() {
        return settings.cookieName() + "_impersonator";
    }

    /** The value of a {@code Set-Cookie} header that removes it. */
    public String gone() {
        return header(settings.cookieName(), "", "; Max-Age=0");
    }

    private String header(String name, String value, String life) {
        return name + "=" + value + "; Path=/" + life + "; HttpOnly; SameSite=Lax"
                + (server.secure() ? "; Secure" : "");
    }

    /** The session that the browser of this request signs in over, if it has a live one. */
    public @Nullable String replacedBy(HttpServletRequest request) {
        boolean byCookie = request.getHeader("Authorization") == null;
        return byCookie ? Caller.person(request).map(Caller::sessionId).orElse(null) : null;
    }

    /** Whether the request carries a session cookie of any value, valid or not. */
    public boolean isOn(HttpServletRequest request) {
        return read(request).isPresent();
    }

    /** The token in the request's cookie, or in that of the server whose sessions were imported. */
    public Optional<String> read(HttpServletRequest request) {
        Optional<String> own = read(request, settings.cookieName());
        if (own.isPresent() || !imported.isOn()) {
            return own;
        }
        return ImportedTokens.COOKIES.stream()
                .flatMap(name -> read(request, name).stream())
                .findFirst();
    }

    private static Optional<String> read(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name)) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }
}
