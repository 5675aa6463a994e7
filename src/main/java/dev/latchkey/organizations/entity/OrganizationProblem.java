package dev.latchkey.organizations.entity;

import dev.latchkey.problems.entity.ErrorCode;

/** What can be wrong with acts on organizations, in the words and with the statuses of the Better Auth family. */
public enum OrganizationProblem implements ErrorCode {
    ORGANIZATION_ALREADY_EXISTS(400, "Organization already exists"),
    ORGANIZATION_SLUG_ALREADY_TAKEN(400, "Organization slug already taken"),
    USER_IS_NOT_A_MEMBER_OF_THE_ORGANIZATION(403, "User is not a member of the organization"),
    YOU_ARE_NOT_A_MEMBER_OF_THIS_ORGANIZATION(403, "You are not a member of this organization"),
    NO_ACTIVE_ORGANIZATION(400, "No active organization"),
    MEMBER_NOT_FOUND(400, "Member not found"),
    YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER(401, "You are not allowed to delete this member"),
    YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER(400, "You cannot leave the organization as the only owner"),
    YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER(400, "You cannot leave the organization without an owner"),
    USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION(400, "User is already a member of this organization"),
    USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION(400, "User is already invited to this organization"),
    TEAM_NOT_FOUND(400, "Team not found"),
    YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_TEAMS(400, "You have reached the maximum number of teams"),
    YOU_ARE_NOT_ALLOWED_TO_CREATE_TEAMS_IN_THIS_ORGANIZATION(
            403, "You are not allowed to create teams in this organization"),
    YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_TEAM(403, "You are not allowed to update this team"),
    YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_TEAM(403, "You are not allowed to delete this team"),
    YOU_ARE_NOT_ALLOWED_TO_CREATE_A_NEW_TEAM_MEMBER(403, "You are not allowed to create a new team member"),
    YOU_ARE_NOT_ALLOWED_TO_REMOVE_A_TEAM_MEMBER(403, "You are not allowed to remove a team member"),
    USER_IS_NOT_A_MEMBER_OF_THE_TEAM(403, "User is not a member of the team"),
    YOU_DO_NOT_HAVE_AN_ACTIVE_TEAM(400, "You do not have an active team"),
    INVITATION_NOT_FOUND(400, "Invitation not found"),
    EMAIL_VERIFICATION_REQUIRED_FOR_INVITATION(
            403, "Email verification required to view or list invitations for this account");

    private final int status;
    private final String message;

    OrganizationProblem(int status, String message) {
        this.status = status;
        this.message = message;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String message() {
        return message;
    }
}
