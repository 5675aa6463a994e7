package dev.latchkey.tenants.entity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.tenants.entity.Invite.Status;
import dev.latchkey.users.entity.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C-21, promise 20. */
class InviteTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private final Invite invite = new Invite(
            "inv_1",
            new Invite.Offer("org_1", EmailAddress.of("Ada@example.org"), TenantRole.MEMBER, "usr_1"),
            "hash-1",
            NOW,
            WEEK);

    @Test
    void an_invite_is_pending_until_its_expiry_instant() {
        assertEquals(NOW.plus(WEEK), invite.expiresAt());
        assertEquals(Status.PENDING, invite.statusAt(NOW));
        assertEquals(Status.PENDING, invite.statusAt(NOW.plus(WEEK).minusNanos(1_000)));
        assertEquals(Status.EXPIRED, invite.statusAt(NOW.plus(WEEK)));
        assertEquals("ada@example.org", invite.email());
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"ACCEPTED", "DECLINED", "CANCELLED"})
    void a_closed_one_stays_what_it_became(Status end) {
        invite.close(end, NOW);
        assertEquals(end, invite.statusAt(NOW));
        assertEquals(end, invite.statusAt(NOW.plus(WEEK)));
    }

    @Test
    void a_new_link_kills_the_old_one_and_is_good_for_the_whole_time() {
        Instant later = NOW.plus(WEEK).plusSeconds(1);
        invite.renew("hash-2", later, WEEK);
        assertFalse(invite.isSecuredBy("hash-1"));
        assertTrue(invite.isSecuredBy("hash-2"));
        assertEquals(Status.PENDING, invite.statusAt(later));
        assertEquals(later.plus(WEEK), invite.expiresAt());
        assertEquals(NOW, invite.createdAt());
    }
}
