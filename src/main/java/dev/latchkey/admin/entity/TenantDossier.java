package dev.latchkey.admin.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that an operator sees of one tenant.
 *
 * @param members the first of them, owners before others
 * @param pendingInvites how many people are asked in and have not answered
 */
public record TenantDossier(TenantSummary tenant, List<Member> members, long pendingInvites) {
    /** Somebody in the tenant. */
    public record Member(
            String userId, String email, @Nullable String name, String role, Instant joinedAt) {
        @Override
        public String toString() {
            return "Member[" + userId + ", …]";
        }
    }
}
