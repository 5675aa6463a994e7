/**
 * Mail: what the house tells people by post, from an outbox that loses nothing.
 *
 * <p>Promises: a mail is a row in the transaction that wanted it, so both happen or neither; the request never
 * waits for a mail server; a mail survives crashes, restarts and three days of outage, and leaves within a minute
 * of the server's return; after a crash at most {@code latchkey.mail-connections} mails arrive twice, with one
 * Message-ID.
 * <p>Refuses: line breaks in names and subjects, markup in names, tokens in clear in the database, addresses in
 * logs.
 *
 * <p>D1 letters are rendered when posted and sealed, because they carry live tokens; rejected: keeping the mail's
 * record and rendering late, which would tie old rows to new code.
 * <p>D2 a silent server pauses the node (45 s at most), a refused mail waits by itself, because one dead server
 * would otherwise push every row towards half an hour; rejected: one back-off for both.
 * <p>D3 only a refused recipient is final; a refused sender or content waits, because the operator can mend those.
 * <p>D4 one connection a node by default, because each one may double a mail in a crash; rejected: a pool.
 * <p>D5 names lose what mail readers turn into links ("evil.example" becomes "evil. example"), because anyone can
 * make us write to anyone; rejected: refusing such names, which punishes "Booking.com".
 */
@NullMarked
package dev.latchkey.mail;

import org.jspecify.annotations.NullMarked;
