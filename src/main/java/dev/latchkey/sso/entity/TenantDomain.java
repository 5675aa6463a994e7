package dev.latchkey.sso.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail domain that a tenant says is its own.
 *
 * @param challenge what the DNS record has to say
 * @param proof null while it is only said
 * @param provedAt null while it is only said
 */
public record TenantDomain(
        String id,
        String tenantId,
        String domain,
        String challenge,
        @Nullable Proof proof,
        @Nullable Instant provedAt,
        Instant createdAt) {
    /** How a domain was proved. */
    public enum Proof {
        DNS,
        MAIL
    }

    public boolean isProved() {
        return provedAt != null;
    }

    /** Where the DNS record has to be, of type TXT. */
    public String recordName() {
        return "_latchkey-challenge." + domain;
    }
}
