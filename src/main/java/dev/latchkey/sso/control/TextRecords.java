package dev.latchkey.sso.control;

import dev.latchkey.sso.entity.SsoProblem;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** The TXT records of the DNS, asked anew each time: whoever has just made one must not wait for a memory of ours. */
@ApplicationScoped
public class TextRecords {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Inject
    SsoSettings settings;

    private Resolver resolver = new ExtendedResolver();

    @PostConstruct
    void prepare() {
        InetSocketAddress server = settings.nameServer();
        if (server != null) {
            resolver = new SimpleResolver(server);
        }
        resolver.setTimeout(PATIENCE);
    }

    /** The texts at that name; none when there is no such name; {@code NAME_SERVICE_UNAVAILABLE}. */
    List<String> at(String name) {
        Lookup lookup = lookup(name);
        lookup.setResolver(resolver);
        lookup.setCache(null);
        lookup.setSearchPath(List.of());
        lookup.run();
        int result = lookup.getResult();
        if (result == Lookup.TRY_AGAIN || result == Lookup.UNRECOVERABLE) {
            throw SsoProblem.NAME_SERVICE_UNAVAILABLE.exception();
        }
        return result == Lookup.SUCCESSFUL
                ? Stream.of(lookup.getAnswers())
                        .filter(TXTRecord.class::isInstance)
                        // One record may come in several strings, which belong together (RFC 7208 section 3.3).
                        .map(record -> String.join("", ((TXTRecord) record).getStrings()))
                        .toList()
                : List.of();
    }

    private static Lookup lookup(String name) {
        try {
            return new Lookup(Name.fromString(name, Name.root), Type.TXT);
        } catch (TextParseException e) {
            throw SsoProblem.INVALID_DOMAIN.exception();
        }
    }
}
