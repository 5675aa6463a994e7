package dev.latchkey.outbound.control;

import dev.latchkey.requests.control.NetworkRange;
import dev.latchkey.settings.control.RoomSettings;
import dev.latchkey.settings.control.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What customers' addresses may reach besides the public internet.
 *
 * @param hosts names, in small letters, that may have any address and speak plain http
 * @param networks the same for whatever has an address in them
 */
public record OutboundSettings(Set<String> hosts, List<NetworkRange> networks) implements RoomSettings {
    private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    /** Whether the operator has named this host. */
    boolean names(String host) {
        return hosts.contains(host);
    }

    /** Whether the operator has named a network that this address is in. */
    boolean holds(InetAddress address) {
        return PublicAddress.isIn(networks, address.getAddress());
    }

    @ApplicationScoped
    static class Source {
        private static final String KEY = "latchkey.outbound-allowed-hosts";

        @Produces
        @Singleton
        OutboundSettings read(Settings settings) {
            return of(settings.list(KEY))
                    .orElseThrow(() -> settings.refused(KEY, "must be host names, addresses or networks"));
        }
    }

    /** The settings of these texts; nothing when one of them is neither a host name nor a network. */
    static Optional<OutboundSettings> of(List<String> texts) {
        Set<String> hosts = new HashSet<>();
        List<NetworkRange> networks = new ArrayList<>();
        for (String text : texts) {
            String name = text.toLowerCase(Locale.ROOT);
            Optional<NetworkRange> network = NetworkRange.parse(text);
            if (network.isEmpty() && !HOST.matcher(name).matches()) {
                return Optional.empty();
            }
            network.ifPresentOrElse(networks::add, () -> hosts.add(name));
        }
        return Optional.of(new OutboundSettings(Set.copyOf(hosts), List.copyOf(networks)));
    }
}
