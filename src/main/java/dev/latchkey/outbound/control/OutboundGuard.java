package dev.latchkey.outbound.control;

import dev.latchkey.outbound.entity.OutboundException;
import dev.latchkey.outbound.entity.OutboundException.Reason;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/** Where a URL that a customer named may lead: the addresses of its host, looked up once and judged. ASVS 1.3.6. */
final class OutboundGuard {
    private static final int MAX_URL = 2_048;

    private final OutboundSettings settings;
    private final Lookup lookup;

    /** The name service. */
    @FunctionalInterface
    interface Lookup {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    OutboundGuard(OutboundSettings settings, Lookup lookup) {
        this.settings = settings;
        this.lookup = lookup;
    }

    /** The host of a URL that has the form of one that may be asked; {@link Reason#URL_INVALID}, {@link Reason#NOT_HTTPS}. */
    static String host(URI url) throws OutboundException {
        String host = url.getHost();
        if (host == null
                || url.toString().length() > MAX_URL
                || url.getRawUserInfo() != null
                || url.getRawFragment() != null) {
            throw new OutboundException(Reason.URL_INVALID);
        }
        if (!isPlain(url) && !"https".equalsIgnoreCase(url.getScheme())) {
            throw new OutboundException(Reason.NOT_HTTPS);
        }
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return bare.toLowerCase(Locale.ROOT);
    }

    static boolean isPlain(URI url) {
        return "http".equalsIgnoreCase(url.getScheme());
    }

    /** Where one URL's connection may go; asked once, by the client that connects to what it gives. */
    Gate gate(URI url) throws OutboundException {
        return new Gate(host(url), isPlain(url));
    }

    /** The judged look-up of one request. */
    final class Gate implements DnsResolver {
        private final String host;
        private final boolean plain;

        private Gate(String host, boolean plain) {
            this.host = host;
            this.plain = plain;
        }

        String host() {
            return host;
        }

        @Override
        public List<InetSocketAddress> resolve(String name, int port) throws UnknownHostException {
            return Stream.of(resolve(name))
                    .map(address -> new InetSocketAddress(address, port))
                    .toList();
        }

        @Override
        public InetAddress[] resolve(String name) throws UnknownHostException {
            InetAddress[] addresses = lookup.addresses(host);
            if (settings.names(host)) {
                return addresses;
            }
            for (InetAddress address : addresses) {
                judge(address);
            }
            return addresses;
        }

        /** One that is not public condemns the whole name: who mixes them wants to see which is taken. */
        private void judge(InetAddress address) throws UnknownHostException {
            if (settings.holds(address)) {
                return;
            }
            if (plain) {
                throw new Refused(Reason.NOT_HTTPS);
            }
            if (!PublicAddress.is(address)) {
                throw new Refused(Reason.ADDRESS_REFUSED);
            }
        }

        @Override
        public String resolveCanonicalHostname(String name) {
            return name;
        }
    }

    /** In the only clothes that the library's hook takes. */
    static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1;

        private final Reason reason;

        Refused(Reason reason) {
            super(reason.name());
            this.reason = reason;
        }

        Reason reason() {
            return reason;
        }
    }
}
