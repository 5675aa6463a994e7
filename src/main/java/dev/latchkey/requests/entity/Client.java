package dev.latchkey.requests.entity;

import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end of the connection, as sessions and the audit keep it.
 *
 * @param address the IP address: the socket's peer, or what a trusted proxy says (C-29)
 * @param userAgent the header, at most 512 characters
 * @param requestId ties audit rows to log lines
 * @param impersonatorId the administrator who acts in the caller's place; null when nobody does
 */
public record Client(
        String address,
        @Nullable String userAgent,
        String requestId,
        @Nullable String impersonatorId) {
    /** Somebody who acts for himself. */
    public Client(String address, @Nullable String userAgent, String requestId) {
        this(address, userAgent, requestId, null);
    }

    /** What its owner would call it. */
    public Device device() {
        return Device.of(userAgent);
    }
}
