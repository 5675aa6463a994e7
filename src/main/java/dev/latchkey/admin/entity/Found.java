package dev.latchkey.admin.entity;

import java.util.List;

/**
 * One page of a search.
 *
 * @param total how many match; counted up to {@link #MOST} and no further, because counting everything reads everything
 */
public record Found<T>(List<T> rows, long total) {
    /** As far as a search counts, and as deep as its pages go. */
    public static final int MOST = 10_000;
}
