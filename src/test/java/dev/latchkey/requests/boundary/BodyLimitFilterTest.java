package dev.latchkey.requests.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Promise 22: 64 KiB, announced or not. */
class BodyLimitFilterTest {
    private static final int LIMIT = 65_536;

    /** What the filter hands on to the reader of the body. */
    private static final class Given {
        private final @Nullable String announced;
        private InputStream body;

        Given(@Nullable String announced, int bytes) {
            this.announced = announced;
            this.body = new ByteArrayInputStream(new byte[bytes]);
        }

        InputStream filtered() {
            new BodyLimitFilter().filter((ContainerRequestContext) Proxy.newProxyInstance(
                    Given.class.getClassLoader(),
                    new Class<?>[] {ContainerRequestContext.class},
                    (proxy, method, arguments) -> answer(method.getName(), arguments)));
            return body;
        }

        private @Nullable Object answer(String method, Object @Nullable [] arguments) {
            return switch (method) {
                case "getHeaderString" -> announced;
                case "getLength" -> announced == null || announced.length() > 9 ? -1 : Integer.parseInt(announced);
                case "hasEntity" -> true;
                case "getEntityStream" -> body;
                case "setEntityStream" -> {
                    body = (InputStream) java.util.Objects.requireNonNull(arguments)[0];
                    yield null;
                }
                default -> throw new UnsupportedOperationException(method);
            };
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, LIMIT})
    void a_body_up_to_the_limit_is_read_whole(int bytes) throws IOException {
        assertEquals(bytes, new Given(Integer.toString(bytes), bytes).filtered().readAllBytes().length);
        assertEquals(bytes, new Given(null, bytes).filtered().readAllBytes().length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"65537", "100000", "99999999999999999999"})
    void an_announced_body_beyond_it_is_refused_before_any_of_it_is_read(String announced) {
        refused(() -> new Given(announced, 0).filtered());
    }

    @Test
    void a_body_that_is_not_announced_is_refused_once_it_passes_the_limit() {
        refused(() -> new Given(null, LIMIT + 1).filtered().readAllBytes());
        refused(() -> {
            InputStream body = new Given(null, LIMIT + 1).filtered();
            for (int i = 0; i <= LIMIT; i++) {
                body.read();
            }
        });
    }

    private static void refused(org.junit.jupiter.api.function.Executable act) {
        assertEquals(
                RequestProblem.PAYLOAD_TOO_LARGE,
                assertThrows(AuthException.class, act).code());
    }
}
