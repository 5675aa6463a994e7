package dev.latchkey.mail.control;

import dev.latchkey.database.control.GivenBeans;
import dev.latchkey.database.control.Sql;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what waits in the outbox. */
public final class GivenLetters {
    private static final Pattern TOKEN = Pattern.compile("[?]token=([^&\\s]+)");

    private GivenLetters() {}

    /** The token in the last mail with a link to this address. */
    public static String token(GivenBeans beans, String recipient) {
        byte[] sealed = beans.get(Sql.class)
                .first(
                        "select content from mail_outbox where recipient = ? and type <> 'notice' order by id desc",
                        row -> row.getBytes(1),
                        recipient)
                .orElseThrow();
        Matcher token = TOKEN.matcher(beans.get(LetterSeal.class).open(sealed).text());
        if (!token.find()) {
            throw new AssertionError("there is no token in the mail");
        }
        return token.group(1);
    }
}
