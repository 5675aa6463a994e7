package dev.latchkey.system;

import java.util.Map;

/**
 * Somebody who talks to the server. Each has an address of his own, so that limits per network hit only those whom a test
 * means.
 */
public abstract class Client {
    private final LatchkeySystem system;
    private String address;

    Client(LatchkeySystem system) {
        this.system = system;
        this.address = system.nextAddress();
    }

    LatchkeySystem system() {
        return system;
    }

    /** The address that the server sees. */
    public String address() {
        return address;
    }

    /** Puts the credentials on a request. */
    abstract void sign(Call call);

    /** Learns from every answer. */
    abstract void learn(Answer answer);

    /** A request with all that this client sends by itself; change what you like, then {@code send()} it. */
    public Call call(String method, String path) {
        Call call = new Call(method, system.uri(path), this::learn).header("X-Forwarded-For", address);
        sign(call);
        return call;
    }

    public Answer get(String path) {
        return call("GET", path).send();
    }

    /** Posts without a body. */
    public Answer post(String path) {
        return call("POST", path).send();
    }

    /** Posts a JSON body. */
    public Answer post(String path, Map<String, ?> body) {
        return call("POST", path).json(body).send();
    }

    /** Patches with a JSON body. */
    public Answer patch(String path, Map<String, ?> body) {
        return call("PATCH", path).json(body).send();
    }

    public Answer delete(String path) {
        return call("DELETE", path).send();
    }

    /** Who am I? */
    public Answer me() {
        return get("/api/auth/me");
    }

    public Answer register(String email, String password) {
        return post("/api/auth/register", Map.of("email", email, "password", password, "name", "Ann Example"));
    }

    public Answer signIn(String email, String password) {
        return post("/api/auth/login", Map.of("email", email, "password", password));
    }

    public Answer signOut() {
        return post("/api/auth/logout");
    }

    public Answer changePassword(String current, String next) {
        return post("/api/auth/password", Map.of("currentPassword", current, "newPassword", next));
    }

    public Answer forgotPassword(String email) {
        return post("/api/auth/forgot-password", Map.of("email", email));
    }

    public Answer resetPassword(String token, String password) {
        return post("/api/auth/reset-password", Map.of("token", token, "password", password));
    }

    public Answer verifyEmail(String token) {
        return post("/api/auth/verify-email", Map.of("token", token));
    }

    /** Comes from this address from now on. */
    public void moveTo(String newAddress) {
        address = newAddress;
    }
}
