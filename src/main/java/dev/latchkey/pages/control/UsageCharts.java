package dev.latchkey.pages.control;

import dev.latchkey.limits.entity.UsageDay;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Requests per day as bars. */
public final class UsageCharts {
    /** The size of the drawing, in its own units. */
    public static final int WIDTH = 720;

    public static final int HEIGHT = 160;
    private static final int GAP = 4;
    // So that a single request among thousands is seen.
    private static final int LEAST = 2;

    private UsageCharts() {}

    /**
     * A chart.
     *
     * @param most requests of one day, which is as high as the drawing
     */
    public record Chart(List<Bar> bars, long requests, long refused, UsageDay most) {}

    /** A day: what was answered stands below, what was refused above it. Distances from the upper left corner. */
    public record Bar(UsageDay day, int x, int width, int answeredY, int answered, int refusedY, int refused) {}

    /** The bars of these days, of which there is at least one. */
    public static Chart of(List<UsageDay> days) {
        UsageDay most = days.stream().max(Comparator.comparing(UsageDay::all)).orElseThrow();
        int step = WIDTH / days.size();
        List<Bar> bars = IntStream.range(0, days.size())
                .mapToObj(i -> bar(days.get(i), i * step, Math.max(step - GAP, 1), most.all()))
                .toList();
        return new Chart(
                bars,
                days.stream().mapToLong(UsageDay::requests).sum(),
                days.stream().mapToLong(UsageDay::refused).sum(),
                most);
    }

    private static Bar bar(UsageDay day, int x, int width, long most) {
        int refused = height(day.refused(), most);
        int answered = Math.min(height(day.requests(), most), HEIGHT - refused);
        int answeredY = HEIGHT - answered;
        return new Bar(day, x, width, answeredY, answered, answeredY - refused, refused);
    }

    private static int height(long requests, long most) {
        return requests == 0 ? 0 : (int) Math.max(LEAST, requests * HEIGHT / most);
    }
}
