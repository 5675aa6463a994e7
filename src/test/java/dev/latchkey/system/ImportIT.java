package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latchkey.imports.control.GivenBetterAuth;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** {@code java -jar latchkey.jar import-better-auth}, and what its users find afterwards. */
class ImportIT {
    private static final String SECRET = "the secret of the other server";

    private static Call call(String method, int port, String path) {
        return new Call(method, URI.create(ServerProcess.address(port) + path), answer -> {});
    }

    private static String signed(String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal(token.getBytes(StandardCharsets.UTF_8));
            return token + "." + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void people_come_along_with_their_passwords_sessions_and_organizations() {
        Path directory = ServerProcess.newDirectory("import");
        String url = GivenBetterAuth.database();
        ServerProcess dry = ServerProcess.start(directory, Map.of(), "import-better-auth", "--from", url, "--dry-run");
        assertEquals(0, dry.awaitEnd(), dry::stderr);
        assertTrue(dry.stdout().startsWith("Dry run: nothing was written."), dry::stdout);
        assertTrue(dry.stdout().contains("- users bad: its e-mail address is none that can be used"), dry::stdout);

        ServerProcess imports =
                ServerProcess.start(directory, Map.of("LATCHKEY_IMPORT_FROM", url), "import-better-auth");
        assertEquals(0, imports.awaitEnd(), imports::stderr);
        assertTrue(imports.stdout().startsWith("Imported from Better Auth"), imports::stdout);
        assertTrue(imports.stdout().matches("(?s).*users +3 +0 +2.*"), "the dry run kept nothing: " + imports.stdout());

        ServerProcess server = ServerProcess.start(directory, Map.of("LATCHKEY_BETTER_AUTH_SECRET", SECRET));
        int port = server.awaitReady();
        String cookie = URLEncoder.encode(signed(GivenBetterAuth.TOKEN), StandardCharsets.UTF_8);
        Answer session = call("GET", port, "/api/auth/get-session")
                .header("Cookie", "better-auth.session_token=" + cookie)
                .send()
                .expectText("/user/id", "ann");
        assertEquals("ses1", session.text("/session/id"));
        call("GET", port, "/api/auth/me")
                .header("Authorization", "Bearer " + signed(GivenBetterAuth.TOKEN))
                .send()
                .expect(200);
        for (String forged : new String[] {GivenBetterAuth.TOKEN, GivenBetterAuth.TOKEN + "." + "A".repeat(43) + "="}) {
            assertEquals(
                    "null",
                    call("GET", port, "/api/auth/get-session")
                            .header("Cookie", "better-auth.session_token=" + forged)
                            .send()
                            .expect(200)
                            .body());
        }
        // Promise 13: the other server's cookie is a credential as well.
        call("POST", port, "/api/auth/update-user")
                .header("Cookie", "better-auth.session_token=" + cookie)
                .json("{\"name\":\"X\"}")
                .send()
                .expectError(403, "MISSING_OR_NULL_ORIGIN");
        Map<String, String> body = Map.of("email", "ann@import.example.org", "password", "correct horse battery");
        for (int i = 0; i < 2; i++) {
            call("POST", port, "/api/auth/login")
                    .json(body)
                    .send()
                    .expect(200)
                    .expectText("/user/id", "ann")
                    .expectText("/tenants/0/name", "Acme");
        }
        server.stop();
        assertFalse(server.stderr().contains(GivenBetterAuth.TOKEN), "a token is logged");
    }

    @Test
    void what_cannot_be_imported_from_is_said_with_status_1() {
        Path directory = ServerProcess.newDirectory("import");
        ServerProcess none = ServerProcess.start(directory, Map.of(), "import-better-auth");
        assertEquals(1, none.awaitEnd());
        assertTrue(none.stderr().contains("LATCHKEY_IMPORT_FROM"), none::stderr);
        ServerProcess gone = ServerProcess.start(
                directory, Map.of(), "import-better-auth", "--from", "postgres://ann:geheim@127.0.0.1:1/none");
        assertEquals(1, gone.awaitEnd());
        assertTrue(gone.stderr().contains("Nothing was imported"), gone::stderr);
        assertFalse(gone.stderr().contains("geheim"), gone::stderr);
    }
}
