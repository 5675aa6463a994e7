package dev.latchkey.pages.entity;

import dev.latchkey.requests.entity.Paging;
import org.jspecify.annotations.Nullable;

/**
 * The ways to the pages of a list before and after this one.
 *
 * @param first number of the first row shown
 * @param last number of the last one
 * @param total how many rows there are, as far as they are counted
 */
public record Pager(@Nullable String previous, @Nullable String next, long first, long last, long total) {
    private static final int ROWS = 20;

    /** The page that an address asks for; the first one for whatever is no number. */
    public static Paging paging(@Nullable String page) {
        boolean number = page != null && page.matches("[1-9][0-9]{0,3}");
        return new Paging(number ? Integer.parseInt(page) : 1, ROWS);
    }

    /** The ways from this page of a search. */
    public static Pager of(Query search, Paging paging, long total) {
        long before = (paging.page() - 1L) * paging.limit();
        long last = Math.max(before, Math.min(before + paging.limit(), total));
        return new Pager(
                paging.page() == 1
                        ? null
                        : search.and("page", number(paging.page() - 1)).toString(),
                last < total ? search.and("page", number(paging.page() + 1)).toString() : null,
                before + 1,
                last,
                total);
    }

    /** The first page is the one without a number. */
    private static String number(int page) {
        return page == 1 ? "" : Integer.toString(page);
    }
}
