package dev.latchkey.system;

/** Sends a bearer token and no cookie, and has no origin. */
public final class Program extends Client {
    private final String token;

    Program(LatchkeySystem system, String token) {
        super(system);
        this.token = token;
    }

    @Override
    void sign(Call call) {
        call.header("Authorization", "Bearer " + token);
    }

    @Override
    void learn(Answer answer) {}
}
