package dev.latchkey.edge;

import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.http.server.AddOn;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.jspecify.annotations.Nullable;

/** Puts {@link SoundRequestFilter} between the parser of HTTP and the server. */
public class SoundRequestAddOn implements AddOn {
    @Override
    public void setup(@Nullable NetworkListener listener, FilterChainBuilder filters) {
        filters.add(filters.indexOfType(HttpServerFilter.class), new SoundRequestFilter());
    }
}
