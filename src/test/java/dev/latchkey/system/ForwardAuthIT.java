package dev.latchkey.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guard of other people's services, asked directly and by nginx with the documented configuration. */
@OnBothDatabases
class ForwardAuthIT {
    private static final String VERIFY = "/api/auth/verify";

    private final LatchkeySystem system;
    private final Tenancy tenancy;

    ForwardAuthIT(Database database) {
        system = LatchkeySystem.on(database);
        tenancy = new Tenancy(system);
    }

    private static void expectHeaders(Answer answer, Person person, String tenant, String role) {
        answer.expect(200)
                .expectText("/user", person.id())
                .expectHeader("x-auth-user", person.id())
                .expectHeader("x-auth-tenant", tenant)
                .expectHeader("x-auth-role", role)
                .expectHeader("x-auth-scopes", "*");
    }

    @Test
    void every_kind_of_credential_is_told_with_its_user_tenant_and_role() {
        Tenancy.Home home = tenancy.home();
        Person member = tenancy.joined(home, "member");
        expectHeaders(member.browser().get(VERIFY), member, home.id(), "member");
        expectHeaders(member.program().get(VERIFY), member, home.id(), "member");
        String access = member.program().post("/api/auth/token").expect(200).text("/accessToken");
        expectHeaders(system.program(access).get(VERIFY), member, home.id(), "member");
        String token =
                member.browser().post("/v1/auth/token", Map.of()).expect(200).text("/token");
        expectHeaders(system.program(token).get(VERIFY), member, home.id(), "member");
        Person alone = system.person();
        expectHeaders(alone.browser().get(VERIFY), alone, "", "");
        Program ended = member.program();
        member.browser().signOut().expect(200);
        ended.get(VERIFY).expectError(401, "INVALID_TOKEN");
        expectHeaders(system.program(token).get(VERIFY), member, home.id(), "member");
    }

    @Test
    void whatever_the_guarded_request_accepts_the_proxy_gets_json() {
        Person ann = system.person();
        ann.browser()
                .call("GET", VERIFY)
                .header("Accept", "text/html,image/avif")
                .send()
                .expect(200)
                .expectText("/user", ann.id());
    }

    @Test
    void nobody_and_whoever_lacks_role_or_scope_is_refused() {
        Tenancy.Home home = tenancy.home();
        Person member = tenancy.joined(home, "member");
        system.browser().get(VERIFY).expectError(401, "UNAUTHORIZED");
        system.program("lk_sess_dead").get(VERIFY).expectError(401, "INVALID_TOKEN");
        member.browser().get(VERIFY + "?role=admin").expectError(403, "FORBIDDEN");
        member.browser().get(VERIFY + "?role=member&scope=anything").expect(200);
        home.owner().browser().get(VERIFY + "?role=admin").expect(200);
        system.person().browser().get(VERIFY + "?role=member").expectError(403, "FORBIDDEN");
        member.browser().get(VERIFY + "?role=king").expectError(400, "VALIDATION_ERROR");
        home.owner()
                .browser()
                .delete("/api/tenants/" + home.id() + "/members/" + member.id())
                .expect(200);
        member.browser().get(VERIFY + "?role=member").expectError(403, "FORBIDDEN");
    }

    @Test
    void nginx_with_the_documented_configuration_lets_only_members_through_and_no_forged_header() throws Exception {
        Path nginx = Path.of("/usr/sbin/nginx");
        assumeTrue(Files.isExecutable(nginx), "SKIPPED: there is no nginx on this machine");
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", exchange -> {
            String text = exchange.getRequestHeaders().getFirst("X-Auth-User") + " "
                    + exchange.getRequestHeaders().getFirst("X-Auth-Role");
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
        int port = freePort();
        Path folder = configured(port, service.getAddress().getPort());
        Process process = new ProcessBuilder(
                        nginx.toString(),
                        "-p",
                        folder.toString(),
                        "-c",
                        folder.resolve("nginx.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.log").toFile())
                .start();
        try {
            Await.until("nginx on port " + port, Duration.ofSeconds(10), () -> isOpen(port));
            Tenancy.Home home = tenancy.home();
            Person member = tenancy.joined(home, "member");
            assertEquals(
                    member.id() + " member",
                    through(port, member.browser().token()).expect(200).body());
            through(port, system.person().browser().token()).expect(403);
            through(port, "none").expect(401);
            member.browser().signOut().expect(200);
            through(port, member.browser().cookie().orElse("gone")).expect(401);
        } finally {
            process.destroy();
            process.waitFor();
            service.stop(0);
        }
    }

    private static Answer through(int port, String token) {
        return new Call("GET", URI.create("http://127.0.0.1:" + port + "/reports"), answer -> {})
                .header("Cookie", "auth_token=" + token)
                .header("X-Auth-User", "usr_forged")
                .header("X-Auth-Role", "owner")
                .send();
    }

    /** The configuration of the documentation on ports of this test. */
    private Path configured(int port, int service) throws IOException {
        Matcher block = Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("src/docs/forward-auth.md")));
        if (!block.find()) {
            throw new AssertionError("the documentation has no configuration of nginx");
        }
        String server = block.group(1)
                .replace("listen 8081", "listen 127.0.0.1:" + port)
                .replace("127.0.0.1:8080", "127.0.0.1:" + system.port())
                .replace("127.0.0.1:8082", "127.0.0.1:" + service);
        Path folder = Files.createDirectories(Path.of("target/nginx-" + port)).toAbsolutePath();
        Files.writeString(
                folder.resolve("nginx.conf"),
                "daemon off; pid nginx.pid; error_log error.log; events {} http { access_log off;"
                        + " client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;"
                        + " uwsgi_temp_path uwsgi; scgi_temp_path scgi;\n" + server + "}\n");
        return folder;
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    private static boolean isOpen(int port) {
        try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
