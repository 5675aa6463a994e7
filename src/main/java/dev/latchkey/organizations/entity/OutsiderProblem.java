package dev.latchkey.organizations.entity;

import dev.latchkey.problems.entity.ErrorCode;

/** What somebody from outside is told on those paths where the family answers 400 instead of 403. */
public enum OutsiderProblem implements ErrorCode {
    USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION;

    @Override
    public int status() {
        return 400;
    }

    @Override
    public String message() {
        return OrganizationProblem.USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION.message();
    }
}
