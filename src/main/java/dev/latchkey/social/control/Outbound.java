package dev.latchkey.social.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latchkey.outbound.control.OutboundClient;
import dev.latchkey.requests.control.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a provider is called: in a limited time, without following redirects, and only where it may be. */
public final class Outbound {
    /** How long all calls of one exchange may take together. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    static final String FORM = "application/x-www-form-urlencoded";

    private final Transport transport;

    private Outbound(Transport transport) {
        this.transport = transport;
    }

    /** For providers that the operator has set. */
    public static Outbound anywhere() {
        return new Outbound(new DirectTransport());
    }

    /**
     * For providers that others have set.
     *
     * @param owner the id of whoever has set them; he gets no more than his share of all calls
     */
    public static Outbound guarded(OutboundClient client, String owner) {
        return new Outbound(new GuardedTransport(client, owner));
    }

    /** What sends a call and waits that long at most for the whole answer. */
    interface Transport {
        Reply send(Call call, Duration patience) throws IOException;
    }

    /**
     * A request.
     *
     * @param form what is posted; null: GET
     */
    record Call(URI url, @Nullable String form, Map<String, String> headers) {
        @Override
        public String toString() {
            return "Call[" + url.getHost() + "]";
        }
    }

    /** Begins an exchange; its time runs from now on. */
    Exchange exchange() {
        return new Exchange();
    }

    /** An answer, of whatever status. */
    record Reply(int status, byte[] body) {
        /** The object in the body. */
        ObjectNode json() throws IOException {
            if (Json.MAPPER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
            throw new IOException("the body is no JSON object");
        }

        /** The same of an answer of status 200. */
        ObjectNode good() throws IOException {
            requireGood();
            return json();
        }

        /** The list in the body of an answer of status 200. */
        ArrayNode goodList() throws IOException {
            requireGood();
            if (Json.MAPPER.readTree(body) instanceof ArrayNode list) {
                return list;
            }
            throw new IOException("the body is no JSON list");
        }

        private void requireGood() throws IOException {
            if (status != 200) {
                throw new IOException("status " + status);
            }
        }

        @Override
        public String toString() {
            return "Reply[" + status + "]";
        }
    }

    /** Some calls that belong together. Every failure is an {@code IOException}, also that the time is over. */
    final class Exchange {
        private final long end = System.nanoTime() + PATIENCE.toNanos();

        private Exchange() {}

        /** What is left of the time; nothing or less when it is over. */
        Duration left() {
            return Duration.ofNanos(end - System.nanoTime());
        }

        Reply get(URI url, Map<String, String> headers) throws IOException {
            return send(new Call(url, null, headers));
        }

        Reply post(URI url, Map<String, String> form, Map<String, String> headers) throws IOException {
            return send(new Call(url, encoded(form), headers));
        }

        private Reply send(Call call) throws IOException {
            Duration left = left();
            if (left.isNegative() || left.isZero()) {
                throw new IOException("the time is over");
            }
            return transport.send(call, left);
        }
    }

    /** {@code application/x-www-form-urlencoded}. */
    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(entry -> escaped(entry.getKey()) + "=" + escaped(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
