package dev.latchkey.pages.boundary;

import dev.latchkey.pages.control.Assets;
import dev.latchkey.pages.control.Cookies;
import dev.latchkey.pages.control.Documents;
import dev.latchkey.pages.control.Notices;
import dev.latchkey.pages.entity.Page;
import dev.latchkey.pages.entity.Redirect;
import dev.latchkey.pages.entity.Reply;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** Makes HTTP of what a page's resource answers: the document with its headers, or the way on. */
@Provider
public class ReplyFilter implements ContainerResponseFilter {
    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");

    // A weight of nothing refuses it; every other is a yes.
    private static final Pattern GZIP =
            Pattern.compile("(?i)(?:.*,)?\\s*gzip\\s*(?:;(?!\\s*q=0(?:\\.0*)?\\s*(?:,|$)).*|,.*)?");

    @Inject
    Documents documents;

    @Inject
    Assets assets;

    @Inject
    Notices notices;

    @Inject
    Cookies cookies;

    @Context
    HttpServletResponse servlet;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Reply reply)) {
            return;
        }
        // Not by Jersey's headers: they would take the place of a cookie that the mechanism has set to renew a session.
        reply.cookies().forEach(cookie -> servlet.addHeader(HttpHeaders.SET_COOKIE, cookie));
        if (reply instanceof Page page) {
            show(page, request, response);
        } else if (reply instanceof Redirect redirect) {
            lead(redirect, response);
        }
    }

    private void show(Page page, ContainerRequestContext request, ContainerResponseContext response) {
        if (!page.visit().greeted()) {
            servlet.addHeader(
                    HttpHeaders.SET_COOKIE,
                    cookies.set(Cookies.BROWSER, page.visit().browser()));
        }
        if (page.visit().notice() != null) {
            servlet.addHeader(HttpHeaders.SET_COOKIE, notices.said());
        }
        Duration wait = page.retryAfter();
        if (wait != null) {
            response.getHeaders()
                    .putSingle(HttpHeaders.RETRY_AFTER, wait.plusMillis(999).toSeconds());
        }
        response.getHeaders().putSingle("Content-Security-Policy", assets.policy());
        // See D3 of the door plate.
        response.getHeaders().putSingle("Referrer-Policy", "same-origin");
        response.getHeaders().putSingle("X-Robots-Tag", "noindex, nofollow");
        response.setStatus(page.status());
        response.setEntity(packed(documents.render(page), request, response), new Annotation[0], HTML);
    }

    /**
     * Packed, a page fits into what a server may send before it hears from the browser again (ten packets, RFC 6928). The
     * tokens in it are new each time, so their packed length tells a listener nothing.
     */
    private static byte[] packed(String html, ContainerRequestContext request, ContainerResponseContext response) {
        byte[] plain = html.getBytes(StandardCharsets.UTF_8);
        response.getHeaders().putSingle(HttpHeaders.VARY, "Accept-Encoding, Accept-Language, Cookie");
        String accepted = request.getHeaderString(HttpHeaders.ACCEPT_ENCODING);
        if (accepted == null || !GZIP.matcher(accepted).matches()) {
            return plain;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream(8_192);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        response.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, "gzip");
        return packed.toByteArray();
    }

    private void lead(Redirect redirect, ContainerResponseContext response) {
        if (redirect.notice() != null) {
            servlet.addHeader(HttpHeaders.SET_COOKIE, notices.leave(redirect.notice()));
        }
        response.getHeaders().putSingle(HttpHeaders.LOCATION, redirect.to());
        response.setStatus(303);
        response.setEntity(null);
    }
}
