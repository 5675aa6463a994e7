package dev.latchkey.mail.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

    @Test
    void a_silent_server_is_asked_again_within_45_seconds_however_long_it_is_silent() {
        List<Long> waits = IntStream.of(0, 1, 2, 3, 4, 5, 9_999)
                .mapToObj(failures -> BackOff.ofServer(failures).toSeconds())
                .toList();
        assertEquals(List.of(5L, 10L, 20L, 30L, 45L, 45L, 45L), waits);
    }

    @Test
    void a_mail_put_off_waits_45_seconds_in_its_first_hour_and_half_an_hour_at_most() {
        assertEquals(Duration.ofSeconds(5), BackOff.ofMail(0, Duration.ZERO));
        assertEquals(Duration.ofSeconds(45), BackOff.ofMail(50, Duration.ofMinutes(59)));
        assertEquals(Duration.ofSeconds(450), BackOff.ofMail(80, Duration.ofHours(1)));
        assertEquals(Duration.ofMinutes(30), BackOff.ofMail(99, Duration.ofHours(4)));
        assertEquals(Duration.ofMinutes(30), BackOff.ofMail(200, Duration.ofDays(3)));
    }

    @Test
    void parallel_failures_lengthen_a_pause_once() {
        ServerPause pause = new ServerPause();
        pause.begin(NOON);
        pause.begin(NOON.plusSeconds(1));
        assertTrue(pause.isOnAt(NOON.plusMillis(4_999)));
        assertFalse(pause.isOnAt(NOON.plusSeconds(5)));
        pause.begin(NOON.plusSeconds(5));
        assertTrue(pause.isOnAt(NOON.plusSeconds(14)));
        assertFalse(pause.isOnAt(NOON.plusSeconds(15)));
    }

    @Test
    void a_delivered_mail_ends_the_pause() {
        ServerPause pause = new ServerPause();
        pause.begin(NOON);
        pause.end();
        assertFalse(pause.isOnAt(NOON));
        pause.begin(NOON);
        assertFalse(pause.isOnAt(NOON.plusSeconds(5)));
    }
}
