package dev.latchkey.outbound.control;

import java.util.List;

/** The client as an operator may have set it. */
public final class GivenOutbound {
    private GivenOutbound() {}

    /** One that may reach these besides the public internet. */
    public static OutboundClient allowing(String... hosts) {
        OutboundClient client = new OutboundClient();
        client.settings = OutboundSettings.of(List.of(hosts)).orElseThrow();
        return client;
    }
}
