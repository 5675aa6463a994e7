/**
 * The pages: what people meet in a browser, made on the server over the other rooms' controls.
 *
 * <p>Promises: every page works without script; nothing inline runs, and the one style text is named by its hash in the
 * policy; a form carries a token of this browser, this session and this form, and acts once however often it is sent; a
 * token of a mailed link leaves the address at once; a page shows nothing that the API would refuse (promises 6, 13, 24).
 * Refuses: rules of its own. Whoever may do what is decided below.
 *
 * <p>D1 a resource answers a {@code Page} or a {@code Redirect} and one filter makes HTTP of it, because headers and
 * cookies then have one place. D2 the style is in the page and the script is not, because the first paint then takes one
 * round trip; rejected: a style sheet beside it. D3 {@code Referrer-Policy} is {@code same-origin} on pages, because
 * browsers send {@code Origin: null} with the forms of a page that says {@code no-referrer}. See ADR 0006.
 */
@NullMarked
package dev.latchkey.pages;

import org.jspecify.annotations.NullMarked;
