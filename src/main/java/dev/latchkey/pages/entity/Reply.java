package dev.latchkey.pages.entity;

import java.util.List;

/** What a page's resource answers. */
public sealed interface Reply permits Page, Redirect {
    /** The values of {@code Set-Cookie} headers. */
    List<String> cookies();
}
