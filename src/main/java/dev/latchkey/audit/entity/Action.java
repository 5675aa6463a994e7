package dev.latchkey.audit.entity;

import java.util.Locale;

/** What a security event was about. */
public enum Action {
    SIGN_UP,
    SIGN_IN,
    SIGN_OUT,
    ACCOUNT_LOCKED,
    ACCESS_DENIED,
    PASSWORD_CHANGE,
    PASSWORD_CHECK,
    PASSWORD_RESET_REQUEST,
    PASSWORD_RESET,
    EMAIL_VERIFICATION_REQUEST,
    EMAIL_VERIFICATION,
    EMAIL_CHANGE_REQUEST,
    EMAIL_CHANGE,
    PROFILE_CHANGE,
    ACCOUNT_UNLINK,
    USER_DELETE_REQUEST,
    USER_DELETE,
    USER_COPY,
    SESSION_END,
    OTHER_SESSIONS_END,
    TOKEN_PAIR_CREATE,
    TOKEN_PAIR_END,
    TOKEN_REUSE,
    PLAN_EXPIRY,
    TENANT_CREATE,
    TENANT_UPDATE,
    TENANT_DELETE,
    TENANT_ACTIVATE,
    MEMBER_ROLE_CHANGE,
    MEMBER_REMOVE,
    MEMBER_LEAVE,
    INVITE_CREATE,
    INVITE_RESEND,
    INVITE_CANCEL,
    INVITE_ACCEPT,
    INVITE_DECLINE,
    USER_CREATE,
    USER_BAN,
    USER_UNBAN,
    USER_UNLOCK,
    USER_ROLE_CHANGE,
    USER_PLAN_CHANGE,
    USER_SESSION_END,
    USER_SESSIONS_END,
    TENANT_SUSPEND,
    TENANT_RESUME,
    TENANT_PLAN_CHANGE,
    MAIL_RETRY,
    MAIL_DROP;

    /** The form in the table, in logs and in metrics: {@code sign-in}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
