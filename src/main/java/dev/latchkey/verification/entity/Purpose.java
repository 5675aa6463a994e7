package dev.latchkey.verification.entity;

/** What a one-time token is good for; a token of one purpose never serves another. Promise 7. */
public enum Purpose {
    VERIFY_EMAIL,
    CHANGE_EMAIL,
    APPROVE_EMAIL,
    DELETE_USER,
    RESET_PASSWORD
}
