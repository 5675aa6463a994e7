package dev.latchkey.social.control;

import dev.latchkey.social.control.Outbound.Call;
import dev.latchkey.social.control.Outbound.Reply;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls addresses that the operator has set: they are trusted, in private networks too, and behind his proxy. */
final class DirectTransport implements Outbound.Transport {
    private static final int MAX_BYTES = 256 * 1024;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Outbound.PATIENCE)
            .build();

    @Override
    public Reply send(Call call, Duration patience) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request(call), head -> new LimitedBody(MAX_BYTES));
        try {
            HttpResponse<byte[]> there = answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return new Reply(there.statusCode(), there.body());
        } catch (TimeoutException e) {
            throw new IOException("no answer in time", e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            // A body that drips would go on dripping.
            answer.cancel(true);
        }
    }

    private static HttpRequest request(Call call) throws IOException {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(call.url())
                    .header("Accept", "application/json")
                    .header("User-Agent", "Latchkey");
            call.headers().forEach(request::header);
            String form = call.form();
            return form == null
                    ? request.GET().build()
                    : request.header("Content-Type", Outbound.FORM)
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build();
        } catch (IllegalArgumentException e) {
            throw new IOException("not a URL or header that can be sent", e);
        }
    }
}
