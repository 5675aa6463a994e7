package dev.latchkey.requests.control;

import dev.latchkey.problems.control.RequestId;
import dev.latchkey.requests.entity.Client;
import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells the client of a request. Forwarding headers count only from a configured proxy (C-29, ASVS 4.1.3). */
@ApplicationScoped
public class Clients {
    /** The request attribute that names the administrator who acts in the caller's place. */
    public static final String IMPERSONATOR = "dev.latchkey.impersonator";

    private static final int MAX_USER_AGENT = 512;

    @Inject
    ProxySettings settings;

    /** The client of this request. */
    public Client of(HttpServletRequest request) {
        String agent = request.getHeader("User-Agent");
        return new Client(
                address(request), clean(agent), RequestId.of(request), (String) request.getAttribute(IMPERSONATOR));
    }

    /** Its IP address: the peer, or behind trusted proxies the last address that none of them owns. */
    public String address(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        if (settings.trusted().isEmpty() || !isTrusted(peer)) {
            return peer;
        }
        // Read from the right: each proxy appends the peer it saw, and what stands further left anyone can write.
        String client = peer;
        for (String hop : forwardedFor(request)) {
            if (NetworkRange.address(hop).isEmpty()) {
                break;
            }
            client = hop;
            if (!isTrusted(hop)) {
                break;
            }
        }
        return client;
    }

    private static List<String> forwardedFor(HttpServletRequest request) {
        List<String> hops = new ArrayList<>();
        for (String header : Collections.list(request.getHeaders("X-Forwarded-For"))) {
            for (String hop : header.split(",")) {
                hops.add(hop.strip());
            }
        }
        Collections.reverse(hops);
        return hops;
    }

    private boolean isTrusted(String address) {
        return NetworkRange.address(address)
                .filter(bytes -> settings.trusted().stream().anyMatch(range -> range.contains(bytes)))
                .isPresent();
    }

    private static @Nullable String clean(@Nullable String agent) {
        if (agent == null) {
            return null;
        }
        String text = agent.replaceAll("\\p{Cntrl}", " ");
        return text.length() <= MAX_USER_AGENT ? text : text.substring(0, MAX_USER_AGENT);
    }

    /** The proxies whose {@code X-Forwarded-For} is believed. */
    record ProxySettings(List<NetworkRange> trusted) implements RoomSettings {}

    @ApplicationScoped
    static class Source {
        private static final String KEY = "latchkey.trusted-proxies";

        @Produces
        @Singleton
        ProxySettings read(Settings settings) {
            return new ProxySettings(settings.list(KEY).stream()
                    .map(text -> NetworkRange.parse(text)
                            .orElseThrow(() -> settings.refused(KEY, "'" + text + "' is no address or network")))
                    .toList());
        }
    }
}
