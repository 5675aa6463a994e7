package dev.latchkey.imports.entity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an import did with each kind of row, and why it left some out. */
public final class ImportReport {
    private static final int MOST_REASONS = 100;

    private final Map<String, int[]> counts = new LinkedHashMap<>();
    private final List<String> reasons = new ArrayList<>();
    private int more;

    /** What became of a row. */
    public enum Outcome {
        COPIED,
        THERE,
        SKIPPED
    }

    /** Counts a row of this kind. */
    public void count(String kind, Outcome outcome) {
        counts.computeIfAbsent(kind, none -> new int[Outcome.values().length])[outcome.ordinal()]++;
    }

    /** Counts a row that is left out, and says why. */
    public void skip(String kind, String id, String why) {
        count(kind, Outcome.SKIPPED);
        note(kind + " " + id + ": " + why);
    }

    /** Says something that whoever runs it should look at. */
    public void note(String text) {
        if (reasons.size() < MOST_REASONS) {
            // Ids and texts of another database, printed on a terminal.
            reasons.add(text.replaceAll("\\p{Cntrl}", "?"));
        } else {
            more++;
        }
    }

    /** How many rows of a kind had this outcome. */
    public int of(String kind, Outcome outcome) {
        int[] found = counts.get(kind);
        return found == null ? 0 : found[outcome.ordinal()];
    }

    /** The reasons, in the order in which they came up. */
    public List<String> reasons() {
        return List.copyOf(reasons);
    }

    /** The whole report, for people. */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder("%-14s %8s %14s %8s%n".formatted("", "copied", "there already", "skipped"));
        counts.forEach((kind, n) -> text.append("%-14s %8d %14d %8d%n".formatted(kind, n[0], n[1], n[2])));
        reasons.forEach(reason -> text.append("- ").append(reason).append(System.lineSeparator()));
        if (more > 0) {
            text.append("- and ").append(more).append(" more").append(System.lineSeparator());
        }
        return text.toString();
    }
}
