package dev.latchkey.organizations.boundary;

import dev.latchkey.organizations.entity.OrganizationProblem;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.ErrorCode;
import dev.latchkey.tenants.entity.TenantProblem;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Says the refusals of tenants in the codes and statuses of this family. */
final class Wording {
    private static final Map<ErrorCode, ErrorCode> USUAL = Map.of(
            TenantProblem.ORGANIZATION_NOT_FOUND,
            OrganizationProblem.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION,
            TenantProblem.ORGANIZATION_SLUG_ALREADY_TAKEN,
            OrganizationProblem.ORGANIZATION_SLUG_ALREADY_TAKEN,
            TenantProblem.MEMBER_NOT_FOUND,
            OrganizationProblem.MEMBER_NOT_FOUND,
            TenantProblem.YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER,
            OrganizationProblem.YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER,
            TenantProblem.YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER,
            OrganizationProblem.YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER,
            TenantProblem.USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION,
            OrganizationProblem.USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION,
            TenantProblem.USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION,
            OrganizationProblem.USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION,
            TenantProblem.INVITATION_NOT_FOUND,
            OrganizationProblem.INVITATION_NOT_FOUND,
            TenantProblem.INVITATION_NOT_PENDING,
            OrganizationProblem.INVITATION_NOT_FOUND);

    private final Map<ErrorCode, ErrorCode> words;

    private Wording(Map<ErrorCode, ErrorCode> words) {
        this.words = words;
    }

    /** What most paths say. */
    static Wording usual() {
        return new Wording(USUAL);
    }

    /** The same, with another word for one refusal. */
    Wording but(ErrorCode refusal, ErrorCode word) {
        Map<ErrorCode, ErrorCode> more = new HashMap<>(words);
        more.put(refusal, word);
        return new Wording(more);
    }

    /** Does the act; what it refuses is said in this wording. */
    <T> T tell(Supplier<T> act) {
        try {
            return act.get();
        } catch (AuthException refusal) {
            ErrorCode word = words.get(refusal.code());
            throw word == null ? refusal : word.exception();
        }
    }

    /** The same for an act without a result. */
    void run(Runnable act) {
        tell(() -> {
            act.run();
            return true;
        });
    }
}
