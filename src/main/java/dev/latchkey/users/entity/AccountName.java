package dev.latchkey.users.entity;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of his ways in somebody means, as Better Auth's clients say it: 1.7 by the row's id alone, those before by the provider, with or
 * without the id.
 *
 * @param provider null when the id says all
 * @param id the row's id, with a provider also what that one knows him by; null: the one account that he has there
 */
public record AccountName(
        @Nullable String provider, @Nullable String id) {
    /** {@code VALIDATION_ERROR} when neither is given. */
    public static AccountName of(@Nullable String provider, @Nullable String id) {
        if (isEmpty(provider) && isEmpty(id)) {
            throw new AuthException(RequestProblem.VALIDATION_ERROR, Map.of("accountId", "is required"));
        }
        return new AccountName(isEmpty(provider) ? null : provider, isEmpty(id) ? null : id);
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Whether it means the way in with that id, at that provider, which knows him by that one. */
    public boolean means(String rowId, String rowProvider, String accountId) {
        if (provider == null) {
            return rowId.equals(id);
        }
        return provider.equals(rowProvider) && (id == null || id.equals(rowId) || id.equals(accountId));
    }
}
