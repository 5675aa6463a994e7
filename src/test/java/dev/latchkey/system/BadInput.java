package dev.latchkey.system;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request that nobody should send, and the refusal it must get.
 *
 * @param mustNotContain what the answer must not repeat
 */
record BadInput(
        String name,
        String method,
        String path,
        byte[] body,
        String contentType,
        int status,
        String code,
        String mustNotContain) {
    static final String REGISTER = "/api/auth/register";
    static final String LOGIN = "/api/auth/login";
    static final String PASSWORD = "/api/auth/password";
    static final String FORGOT = "/api/auth/forgot-password";
    static final String RESET = "/api/auth/reset-password";
    static final String VERIFY = "/api/auth/verify-email";

    static final String SIGN_UP = "/api/auth/sign-up/email";
    static final String SIGN_IN = "/api/auth/sign-in/email";
    static final String RESET_LINK = "/api/auth/request-password-reset";
    static final String CHANGE_EMAIL = "/api/auth/change-email";
    static final String REVOKE = "/api/auth/revoke-session";

    /** Paths that take a body from signed-in users only. */
    static final List<String> SIGNED_IN_PATHS = List.of(
            PASSWORD,
            "/api/tenants",
            CHANGE_EMAIL,
            REVOKE,
            "/api/auth/change-password",
            "/api/auth/set-password",
            "/api/auth/verify-password",
            "/api/auth/unlink-account",
            "/api/auth/link-social",
            "/api/auth/get-access-token",
            "/api/auth/refresh-token");

    /** Every path that takes a body with at least one member. */
    static final List<String> BODY_PATHS = Stream.concat(
                    Stream.of(
                            REGISTER,
                            LOGIN,
                            FORGOT,
                            RESET,
                            VERIFY,
                            "/api/auth/send-verification-email",
                            SIGN_UP,
                            SIGN_IN,
                            RESET_LINK),
                    SIGNED_IN_PATHS.stream())
            .toList();

    /** A mark in bodies that must not come back, unless a case names a better one. */
    static final String MARK = "«";

    /** A JSON body that is refused with 400 and this code. */
    static BadInput of(String name, String path, String body, String code) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new BadInput(name, "POST", path, bytes, "application/json", 400, code, MARK);
    }

    BadInput answers(int otherStatus) {
        return new BadInput(name, method, path, body, contentType, otherStatus, code, mustNotContain);
    }

    BadInput method(String other) {
        return new BadInput(name, other, path, body, contentType, status, code, mustNotContain);
    }

    BadInput bytes(byte[] other) {
        return new BadInput(name, method, path, other, contentType, status, code, mustNotContain);
    }

    BadInput type(String other) {
        return new BadInput(name, method, path, body, other, status, code, mustNotContain);
    }

    BadInput silentOn(String secret) {
        return new BadInput(name, method, path, body, contentType, status, code, secret);
    }

    @Override
    public String toString() {
        return name + ": " + method + " " + path;
    }
}
