package dev.latchkey.passwords.control;

import dev.latchkey.passwords.entity.PasswordProblem;
import dev.latchkey.users.entity.EmailAddress;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What a new password must be, the same at sign-up, change and reset: long enough, and not one of those that are tried
 * first. No rule about letters, digits or symbols. C-09, ASVS 6.2.
 */
@ApplicationScoped
public class PasswordPolicy {
    /** The least length, in code points. */
    public static final int MIN_LENGTH = 8;

    /** What {@code /api/auth/register} alone accepts. S4-30. */
    public static final int MIN_LENGTH_NATIVE = 6;

    /**
     * What is looked at at all, in UTF-16 units, wherever a password is typed: 256 code points and room to spare. Without
     * it a body full of combining marks keeps the normalisation busy for seconds.
     */
    public static final int MAX_INPUT = 1_024;

    private static final int MAX_LENGTH = 256;
    private static final int MOST_USED = 3_000;
    private static final String MOST_USED_LIST = "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";

    private final Set<String> mostUsed = new HashSet<>();

    /**
     * The list is in the order of use. It goes on until 3,000 of the length that we ask for have been seen, so that
     * short ones, which our own rule refuses anyway, do not fill it up. ASVS 6.2.4.
     */
    @PostConstruct
    void load() {
        try (InputStream list = PasswordPolicy.class.getResourceAsStream(MOST_USED_LIST)) {
            if (list == null) {
                throw new IllegalStateException("the list of most used passwords is not in the archive");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
            int longEnough = 0;
            for (String line = lines.readLine(); line != null && longEnough < MOST_USED; line = lines.readLine()) {
                String password = line.strip().toLowerCase(Locale.ROOT);
                longEnough += password.length() >= MIN_LENGTH ? 1 : 0;
                mostUsed.add(password);
            }
        } catch (IOException e) {
            throw new IllegalStateException("the list of most used passwords cannot be read", e);
        }
    }

    /**
     * Refuses a password that this person must not have: {@code PASSWORD_TOO_SHORT}, {@code PASSWORD_TOO_LONG}, or
     * {@code PASSWORD_COMPROMISED} for a most used one and for the own address.
     *
     * @param minLength in code points
     */
    public void check(String password, EmailAddress owner, int minLength) {
        if (password.length() > MAX_INPUT) {
            throw PasswordProblem.PASSWORD_TOO_LONG.exception();
        }
        NormalPassword normal = NormalPassword.of(password);
        if (normal.codePoints() < minLength) {
            throw PasswordProblem.PASSWORD_TOO_SHORT.exception();
        }
        if (normal.codePoints() > MAX_LENGTH) {
            throw PasswordProblem.PASSWORD_TOO_LONG.exception();
        }
        String folded = normal.text().toLowerCase(Locale.ROOT);
        String mailbox = owner.value().substring(0, owner.value().indexOf('@'));
        if (mostUsed.contains(folded) || folded.equals(owner.value()) || folded.equals(mailbox)) {
            throw PasswordProblem.PASSWORD_COMPROMISED.exception();
        }
    }
}
