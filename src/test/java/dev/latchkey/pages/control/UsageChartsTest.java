package dev.latchkey.pages.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.limits.entity.UsageDay;
import dev.latchkey.pages.control.UsageCharts.Bar;
import dev.latchkey.pages.control.UsageCharts.Chart;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class UsageChartsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");

    private static UsageDay day(int number, long requests, long refused) {
        return new UsageDay(DAY.plusDays(number), requests, refused);
    }

    @Test
    void the_busiest_day_is_as_high_as_the_drawing_and_the_others_keep_the_proportion() {
        Chart chart = UsageCharts.of(List.of(day(0, 50, 0), day(1, 75, 25), day(2, 0, 0)));
        assertEquals(
                List.of(80, 120, 0), chart.bars().stream().map(Bar::answered).toList());
        assertEquals(List.of(0, 40, 0), chart.bars().stream().map(Bar::refused).toList());
        assertEquals(
                List.of(80, 40, 160), chart.bars().stream().map(Bar::answeredY).toList());
        assertEquals(0, chart.bars().get(1).refusedY());
        assertEquals(125, chart.requests());
        assertEquals(25, chart.refused());
        assertEquals(day(1, 75, 25), chart.most());
    }

    @Test
    void a_single_request_among_many_is_seen_and_no_bar_leaves_the_drawing() {
        Chart chart = UsageCharts.of(List.of(day(0, 1_000_000_000_000L, 1), day(1, 1, 0), day(2, 0, 1)));
        assertTrue(chart.bars().get(1).answered() > 0);
        assertTrue(chart.bars().get(2).refused() > 0);
        assertTrue(chart.bars().stream()
                .allMatch(bar -> bar.refusedY() >= 0 && bar.answeredY() + bar.answered() == UsageCharts.HEIGHT));
    }

    @Test
    void ninety_days_fit() {
        List<UsageDay> days = DAY.datesUntil(DAY.plusDays(90))
                .map(day -> new UsageDay(day, 1, 0))
                .toList();
        Bar last = UsageCharts.of(days).bars().get(89);
        assertTrue(last.width() > 0 && last.x() + last.width() <= UsageCharts.WIDTH, last::toString);
    }
}
