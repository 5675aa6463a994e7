package dev.latchkey.social.control;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.requests.control.Clients;
import dev.latchkey.requests.control.Destinations;
import dev.latchkey.secrets.control.SecretTokens;
import dev.latchkey.sessions.control.SessionCookie;
import dev.latchkey.sessions.entity.SessionTicket;
import dev.latchkey.settings.control.ServerSettings;
import dev.latchkey.social.control.SocialSignIn.Arrival;
import dev.latchkey.social.control.SocialSignIn.Callback;
import dev.latchkey.social.entity.CallbackRefusal;
import dev.latchkey.social.entity.Flow;
import dev.latchkey.social.entity.ProviderAnswer;
import dev.latchkey.social.entity.SocialProblem;
import dev.latchkey.users.entity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all ways to a provider have in common: the cookie of the flow, and redirects. */
@ApplicationScoped
public class SocialFlows {
    @Inject
    SocialSignIn signIn;

    @Inject
    Destinations destinations;

    @Inject
    FlowCookie flowCookie;

    @Inject
    SessionCookie cookie;

    @Inject
    ServerSettings server;

    @Inject
    Clients clients;

    /**
     * A flow just begun.
     *
     * @param cookie the value of a {@code Set-Cookie} header
     */
    public record Begun(URI url, String cookie) {}

    /** Begins a flow of the browser that asks; what {@link SocialSignIn#begin} refuses. */
    public Begun begin(Door door, Flow.Wish wish, HttpServletRequest http) {
        String browser = SecretTokens.next("");
        URI url = signIn.begin(door, wish, browser, clients.of(http));
        return new Begun(url, flowCookie.of(browser));
    }

    /** Leads a browser to a provider that it came to by a link; where that one is down, to the page that says so. */
    public Response lead(Door door, Flow.Wish wish, HttpServletRequest http) {
        try {
            Begun begun = begin(door, wish, http);
            return Response.status(Response.Status.FOUND)
                    .header(HttpHeaders.LOCATION, begun.url())
                    .header(HttpHeaders.SET_COOKIE, begun.cookie())
                    .build();
        } catch (AuthException refusal) {
            if (refusal.code() != SocialProblem.PROVIDER_UNAVAILABLE) {
                throw refusal;
            }
            String page = SocialSignIn.refusedAt(door.label(), wish, SocialProblem.PROVIDER_UNAVAILABLE.name());
            return Response.status(Response.Status.FOUND)
                    .header(HttpHeaders.LOCATION, absolute(page))
                    .build();
        }
    }

    /** What was asked for, if it may be followed; {@code INVALID_CALLBACK_URL}. C-32. */
    public Flow.Wish wish(
            @Nullable String callbackUrl, @Nullable String newUserUrl, @Nullable String errorUrl, boolean signUp) {
        return new Flow.Wish(
                destinations.require(callbackUrl, "/"),
                blank(newUserUrl) ? null : destinations.require(newUserUrl, "/"),
                blank(errorUrl) ? null : destinations.require(errorUrl, "/"),
                signUp);
    }

    /** The same of somebody who links an account; without a wish he comes back to the page of his accounts. */
    public Flow.Wish linkWish(@Nullable String callbackUrl, @Nullable String errorUrl, @Nullable List<String> scopes) {
        return new Flow.Wish(
                destinations.require(callbackUrl, SocialLinking.PAGE),
                null,
                blank(errorUrl) ? null : destinations.require(errorUrl, "/"),
                false,
                scopes == null ? List.of() : scopes);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    /** Takes a browser back from a provider, and leads it on. */
    public Response finish(Door door, HttpServletRequest http) {
        Callback back = new Callback(
                http.getParameter("state"),
                new ProviderAnswer(http.getParameter("code"), http.getParameter("error"), http.getParameter("iss")),
                flowCookie.read(http),
                caller(http));
        Arrival arrival = signIn.finish(door, back, clients.of(http));
        Response.ResponseBuilder answer = Response.status(Response.Status.FOUND)
                .header(HttpHeaders.LOCATION, absolute(arrival.to()))
                .header(HttpHeaders.SET_COOKIE, flowCookie.gone());
        SessionTicket ticket = arrival.ticket();
        return (ticket == null ? answer : cookie.give(answer, ticket)).build();
    }

    /** Leads a browser whose provider is no more to the login page. */
    public Response refused(String label, CallbackRefusal why) {
        return Response.status(Response.Status.FOUND)
                .header(HttpHeaders.LOCATION, absolute(SocialSignIn.refusedAt(label, null, why.name())))
                .header(HttpHeaders.SET_COOKIE, flowCookie.gone())
                .build();
    }

    /** Who is signed in in this browser; a program's word is nobody's here. */
    private @Nullable Caller caller(HttpServletRequest http) {
        return cookie.replacedBy(http) == null ? null : Caller.person(http).orElse(null);
    }

    /** On the base URL and never on the Host header, C-32. */
    private String absolute(String url) {
        return url.startsWith("/") ? server.link(url).toString() : url;
    }
}
