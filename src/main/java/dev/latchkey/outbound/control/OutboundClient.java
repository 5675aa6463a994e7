package dev.latchkey.outbound.control;

import dev.latchkey.outbound.control.OutboundGuard.Gate;
import dev.latchkey.outbound.control.Places.Place;
import dev.latchkey.outbound.entity.OutboundException;
import dev.latchkey.outbound.entity.OutboundException.Reason;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.jspecify.annotations.Nullable;

/** Asks addresses that customers name. Never in a transaction: an answer may take five seconds. */
@ApplicationScoped
public class OutboundClient {
    /** For all of it: look-up, connection, TLS, answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(5);

    /** How long of that a call waits for a place among others. */
    private static final Duration QUEUE = Duration.ofSeconds(2);

    @Inject
    OutboundSettings settings;

    OutboundGuard.Lookup lookup = InetAddress::getAllByName;
    SSLContext trust = SSLContexts.createSystemDefault();
    Duration patience = PATIENCE;

    private final Places places = new Places();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> daemon(work));

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "outbound");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * A request.
     *
     * @param body the form or JSON to send by POST; null: GET
     * @param headers besides those that every request has
     */
    public record Question(
            URI url, @Nullable String body, @Nullable String contentType, Map<String, String> headers) {
        /** A plain look. */
        public static Question get(URI url) {
            return new Question(url, null, null, Map.of("Accept", "application/json"));
        }

        @Override
        public String toString() {
            return "Question[" + url.getHost() + "]";
        }
    }

    /** What came back, whatever the status; a redirect is an answer like any other. */
    public record Reply(int status, @Nullable String contentType, byte[] body) {
        @Override
        public String toString() {
            return "Reply[" + status + "]";
        }
    }

    /**
     * Asks; every {@link Reason} why there is no answer.
     *
     * @param owner the id of the customer whom the call is for; one has eight at once at most
     */
    public Reply ask(String owner, Question question) throws OutboundException {
        return ask(owner, question, patience);
    }

    /** The same with this much time, for one of several calls that belong together. */
    public Reply ask(String owner, Question question, Duration time) throws OutboundException {
        Gate gate = new OutboundGuard(settings, lookup).gate(question.url());
        OutboundCall call = new OutboundCall(question, gate, trust, time);
        try {
            return within(time, new Place(owner, gate.host()), call::run);
        } finally {
            call.close();
        }
    }

    /** Looks a URL's host up and judges it, without asking it anything; what {@link #ask} would refuse. */
    public void check(String owner, URI url) throws OutboundException {
        Gate gate = new OutboundGuard(settings, lookup).gate(url);
        within(patience, new Place(owner, gate.host()), () -> {
            try {
                return gate.resolve(gate.host());
            } catch (OutboundGuard.Refused refusal) {
                throw new OutboundException(refusal.reason(), refusal);
            } catch (UnknownHostException e) {
                throw new OutboundException(Reason.HOST_UNKNOWN, e);
            }
        });
    }

    private <T> T within(Duration time, Place place, Callable<T> work) throws OutboundException {
        long end = System.nanoTime() + time.toNanos();
        takePlace(place, time);
        Future<T> answer;
        try {
            answer = threads.submit(() -> {
                try {
                    return work.call();
                } finally {
                    // Here and not below: a look-up that hangs longer than its caller waits still counts.
                    places.leave(place);
                }
            });
        } catch (RejectedExecutionException stopping) {
            places.leave(place);
            throw new OutboundException(Reason.BUSY, stopping);
        }
        return await(Duration.ofNanos(end - System.nanoTime()), answer);
    }

    private void takePlace(Place place, Duration time) throws OutboundException {
        try {
            if (!places.take(place, time.compareTo(QUEUE) < 0 ? time : QUEUE)) {
                throw new OutboundException(Reason.BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundException(Reason.BUSY, e);
        }
    }

    private static <T> T await(Duration time, Future<T> answer) throws OutboundException {
        try {
            return answer.get(Math.max(0, time.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new OutboundException(Reason.TIMED_OUT, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundException(Reason.TIMED_OUT, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OutboundException refusal) {
                throw refusal;
            }
            throw new OutboundException(Reason.UNREACHABLE, e);
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
