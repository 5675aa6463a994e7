package dev.latchkey.tenants.entity;

import dev.latchkey.problems.entity.ErrorCode;

/** What can be wrong with acts on tenants, members and invites; the codes are Better Auth's where it has one. */
public enum TenantProblem implements ErrorCode {
    ORGANIZATION_NOT_FOUND(404, "Tenant not found"),
    ORGANIZATION_SLUG_ALREADY_TAKEN(409, "This slug is already taken"),
    YOU_HAVE_REACHED_THE_MAXIMUM_NUMBER_OF_ORGANIZATIONS(403, "Your plan allows no more tenants"),
    TENANT_SUSPENDED(403, "This tenant is suspended. Its owner's plan may have ended."),
    YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_ORGANIZATION(403, "You are not allowed to change this tenant"),
    YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_ORGANIZATION(403, "Only an owner may delete a tenant"),
    MEMBER_NOT_FOUND(404, "Member not found"),
    YOU_ARE_NOT_ALLOWED_TO_UPDATE_THIS_MEMBER(403, "You are not allowed to change this member's role"),
    YOU_ARE_NOT_ALLOWED_TO_DELETE_THIS_MEMBER(403, "You are not allowed to remove this member"),
    YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER(
            409, "A tenant keeps at least one owner. Make somebody else owner first, or delete the tenant."),
    YOU_ARE_NOT_ALLOWED_TO_INVITE_USERS_TO_THIS_ORGANIZATION(403, "You are not allowed to manage invites here"),
    YOU_ARE_NOT_ALLOWED_TO_INVITE_USER_WITH_THIS_ROLE(403, "You are not allowed to invite with this role"),
    ROLE_NOT_FOUND(400, "Role not found"),
    ROLE_NAME_IS_ALREADY_TAKEN(400, "Role name is already taken"),
    ROLE_IS_ASSIGNED_TO_MEMBERS(400, "This role is given to members or invites. Give them another one first."),
    TOO_MANY_ROLES(400, "This organization has too many roles"),
    YOU_ARE_NOT_ALLOWED_TO_CREATE_A_ROLE(403, "You are not allowed to create this role"),
    YOU_ARE_NOT_ALLOWED_TO_UPDATE_A_ROLE(403, "You are not allowed to update this role"),
    YOU_ARE_NOT_ALLOWED_TO_DELETE_A_ROLE(403, "You are not allowed to delete this role"),
    YOU_ARE_NOT_ALLOWED_TO_LIST_A_ROLE(403, "You are not allowed to list roles"),
    YOU_ARE_NOT_ALLOWED_TO_READ_A_ROLE(403, "You are not allowed to read this role"),
    USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION(409, "This person is already a member"),
    USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION(409, "This address has already been invited. Resend the invite."),
    INVITATION_NOT_FOUND(404, "Invite not found"),
    INVITATION_NOT_PENDING(409, "This invite has expired, or was already answered or cancelled. Ask for a new one."),
    YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION(403, "This invite was sent to another address than your account's"),
    EMAIL_VERIFICATION_REQUIRED_BEFORE_ACCEPTING_OR_REJECTING_INVITATION(
            403, "Verify your e-mail address first, or use the link in the invitation mail");

    private final int status;
    private final String message;

    TenantProblem(int status, String message) {
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
