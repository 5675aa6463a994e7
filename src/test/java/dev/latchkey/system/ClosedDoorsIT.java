package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every act that the server describes, asked by nobody: promise 2. A new act is covered on the day that it comes. */
@OnBothDatabases
class ClosedDoorsIT {
    /**
     * Acts for anybody; those that need no caller but a secret of their own are among them, and {@code api-key/create}, which turns
     * strangers away in the plugin's words (PluginKeyIT). Contract, section 1.
     */
    private static final Set<String> OPEN = Set.of(
            "/api/auth/api-key/create",
            "/api/auth/callback/{provider}",
            "/api/auth/error",
            "/api/auth/forgot-password",
            "/api/auth/get-session",
            "/api/auth/google",
            "/api/auth/google/callback",
            "/api/auth/jwks",
            "/api/auth/login",
            "/api/auth/logout",
            "/api/auth/magic-link/verify",
            "/api/auth/ok",
            "/api/auth/refresh",
            "/api/auth/register",
            "/api/auth/request-password-reset",
            "/api/auth/reset-password",
            "/api/auth/reset-password/{token}",
            "/api/auth/send-verification-email",
            "/api/auth/sign-in/email",
            "/api/auth/sign-in/magic-link",
            "/api/auth/sign-in/social",
            "/api/auth/sign-in/sso",
            "/api/auth/sign-out",
            "/api/auth/sign-up/email",
            "/api/auth/sso/callback/{tenantId}",
            "/api/auth/token",
            "/api/auth/token/refresh",
            "/api/auth/token/revoke",
            "/api/auth/two-factor/send-otp",
            "/api/auth/two-factor/verify-backup-code",
            "/api/auth/two-factor/verify-otp",
            "/api/auth/two-factor/verify-totp",
            "/api/auth/validate",
            "/api/auth/verify",
            "/api/auth/verify-email",
            "/api/api-keys/verify",
            "/api/invites/by-token/{token}");

    private static final List<String> CORE = List.of(
            "change-email",
            "change-password",
            "delete-user",
            "error",
            "get-session",
            "list-accounts",
            "list-sessions",
            "ok",
            "request-password-reset",
            "reset-password",
            "reset-password/{token}",
            "revoke-other-sessions",
            "revoke-session",
            "revoke-sessions",
            "send-verification-email",
            "set-password",
            "sign-in/email",
            "sign-out",
            "sign-up/email",
            "unlink-account",
            "update-user",
            "verify-email",
            "verify-password");

    private final LatchkeySystem system;

    ClosedDoorsIT(Database database) {
        system = LatchkeySystem.on(database);
    }

    private record Act(String method, String path, boolean forCallers) {}

    private List<Act> acts() {
        JsonNode paths = system.browser()
                .call("GET", "/openapi")
                .header("Accept", "application/json")
                .send()
                .expect(200)
                .at("/paths");
        List<Act> acts = new ArrayList<>();
        paths.fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(act -> {
                    JsonNode security = act.getValue().path("security");
                    boolean forCallers = !security.isEmpty() && !security.get(0).isEmpty();
                    acts.add(new Act(act.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), forCallers));
                }));
        return acts;
    }

    /** Sends the act with a body that has nothing wrong but its contents. */
    private static Answer ask(Client client, Act act) {
        Call call = client.call(act.method(), act.path().replaceAll("\\{\\w+}", "x"));
        return (act.method().equals("GET") || act.method().equals("DELETE") ? call : call.json(Map.of())).send();
    }

    @Test
    void s1_01_s1_16_s2_33_s5_30_what_is_for_callers_is_401_to_everybody_else() {
        List<Act> closed = acts().stream().filter(Act::forCallers).toList();
        assertTrue(closed.size() > 50, closed::toString);
        List<String> ajar = new ArrayList<>();
        for (Act act : closed) {
            List<Client> strangers = List.of(
                    system.browser(),
                    system.browser().withCookie("lk_sess_" + "a".repeat(43)),
                    system.program("lk_sess_" + "a".repeat(43)),
                    system.program("eyJhbGciOiJub25lIn0.e30."));
            for (Client stranger : strangers) {
                Answer answer = ask(stranger, act);
                if (answer.status() != 401) {
                    ajar.add(act + " " + answer);
                }
            }
        }
        assertEquals(List.of(), ajar);
    }

    @Test
    void s1_01_below_api_only_these_are_for_anybody() {
        Set<String> open = new TreeSet<>();
        acts().stream()
                .filter(act -> !act.forCallers() && act.path().startsWith("/api/"))
                .forEach(act -> open.add(act.path()));
        open.removeAll(OPEN);
        assertEquals(Set.of(), open, "public acts that this test does not know");
    }

    @Test
    void s2_01_s2_02_the_standard_set_of_endpoints_is_below_api_auth() {
        Set<String> missing = new TreeSet<>();
        CORE.forEach(name -> missing.add("/api/auth/" + name));
        acts().forEach(act -> missing.remove(act.path()));
        assertEquals(Set.of(), missing);
    }
}
