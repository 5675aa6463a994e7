package dev.latchkey.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.UUID;
import java.util.regex.Pattern;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.glassfish.grizzly.memory.Buffers;

/** Answers 400 to a request whose head is not sound, 503 while the application is not there, and ends the connection. */
class SoundRequestFilter extends BaseFilter {
    /** Set by the launcher once the application is deployed, and taken back when the process is asked to end. */
    private static final String UP = "latchkey.up";

    private static final Refusal BAD_REQUEST =
            new Refusal(HttpStatus.BAD_REQUEST_400, "BAD_REQUEST", "The request is not valid");
    // ASVS 13.4.4. The server refuses it too, but says nothing.
    private static final Refusal NO_TRACE = new Refusal(
            HttpStatus.METHOD_NOT_ALLOWED_405, "METHOD_NOT_ALLOWED", "This address does not take that method");
    // The port is open before the application is there; without this the server's own page would answer 404.
    private static final Refusal STARTING = new Refusal(
            HttpStatus.SERVICE_UNAVAILABLE_503, "SERVICE_UNAVAILABLE", "The service is starting or stopping");

    private record Refusal(HttpStatus status, String code, String message) {}

    // No control characters, no NUL, no stray percent sign: what cannot be decoded in one way only.
    private static final Pattern TARGET = Pattern.compile("(?:[!-$&-\\[\\]-~]|%(?!00)[0-9a-fA-F]{2})*+");
    // RFC 9112 section 3.2: host and optional port.
    private static final Pattern HOST =
            Pattern.compile("(?:[A-Za-z0-9._~%!$&'()*+,;=-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{0,5})?");

    // RFC 9110 section 8.3.1: type, slash, subtype, then parameters.
    private static final Pattern TYPE = Pattern.compile(
            "\\s*+[^\\s/;]++/[^\\s/;]++\\s*+(?:;\\s*+(?:[^\\s;=]++=(?:\"[^\"]*+\"|[^\\s;\"]*+)\\s*+)?)*+");

    @Override
    public NextAction handleRead(FilterChainContext context) throws IOException {
        HttpContent content = context.getMessage();
        HttpRequestPacket request = (HttpRequestPacket) content.getHttpHeader();
        if (!isSound(request)) {
            refuse(context, request, BAD_REQUEST);
            return context.getStopAction();
        }
        if (request.getMethod().matchesMethod("TRACE")) {
            refuse(context, request, NO_TRACE);
            return context.getStopAction();
        }
        if (!Boolean.getBoolean(UP)) {
            refuse(context, request, STARTING);
            return context.getStopAction();
        }
        return context.getInvokeAction();
    }

    private static boolean isSound(HttpRequestPacket request) {
        String path = request.getRequestURI();
        return TARGET.matcher(path).matches()
                && SoundPath.isSound(path)
                && hasOneHost(request)
                && isPlainOrChunked(request)
                && hasReadableType(request)
                && !request.getMethod().matchesMethod("CONNECT");
    }

    private static boolean hasOneHost(HttpRequestPacket request) {
        Iterator<String> hosts = request.getHeaders().values("host").iterator();
        if (!hosts.hasNext()) {
            return request.getProtocol() != Protocol.HTTP_1_1;
        }
        return HOST.matcher(hosts.next().strip()).matches() && !hosts.hasNext();
    }

    // RFC 9112 section 6.1: with another coding a proxy and we could disagree about where the body ends.
    private static boolean isPlainOrChunked(HttpRequestPacket request) {
        Iterator<String> codings =
                request.getHeaders().values("transfer-encoding").iterator();
        return !codings.hasNext() || codings.next().strip().equalsIgnoreCase("chunked") && !codings.hasNext();
    }

    // The server behind us answers a type that it cannot read with an empty page.
    private static boolean hasReadableType(HttpRequestPacket request) {
        String type = request.getHeader("content-type");
        return type == null || TYPE.matcher(type).matches();
    }

    private static void refuse(FilterChainContext context, HttpRequestPacket request, Refusal refusal) {
        String id = UUID.randomUUID().toString();
        String body = "{\"code\":\"%s\",\"message\":\"%s\",\"error\":\"%2$s\",\"requestId\":\"%s\"}"
                .formatted(refusal.code(), refusal.message(), id);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpResponsePacket response = request.getResponse();
        request.getProcessingState().setKeepAlive(false);
        response.setProtocol(Protocol.HTTP_1_1);
        response.setStatus(refusal.status());
        response.setContentType("application/json;charset=utf-8");
        response.setContentLength(bytes.length);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Connection", "close");
        if (refusal == STARTING) {
            response.setHeader("Retry-After", "2");
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Request-Id", id);
        context.write(HttpContent.builder(response)
                .content(Buffers.wrap(context.getMemoryManager(), bytes))
                .last(true)
                .build());
        context.flush(new EmptyCompletionHandler<>() {
            @Override
            public void completed(Object flushed) {
                context.getConnection().closeSilently();
            }
        });
    }
}
