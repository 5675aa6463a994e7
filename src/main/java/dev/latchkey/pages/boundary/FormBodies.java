package dev.latchkey.pages.boundary;

import dev.latchkey.pages.entity.Fields;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a sent form: UTF-8, each field once. What no browser sends is refused, not mended. Promise 22, ASVS 1.5.3. */
@Provider
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class FormBodies implements MessageBodyReader<Fields> {
    private static final int MAX_FIELDS = 64;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Fields.class;
    }

    @Override
    public Fields readFrom(
            Class<Fields> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        String text = new String(body.readAllBytes(), StandardCharsets.ISO_8859_1);
        Map<String, String> typed = new LinkedHashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (!pair.isEmpty() && typed.put(name, value) != null || typed.size() > MAX_FIELDS) {
                throw new AuthException(RequestProblem.BAD_REQUEST);
            }
        }
        return new Fields(Map.copyOf(typed));
    }

    /** The decoder of the platform takes bytes that are no UTF-8 for a replacement character; here they are refused. */
    private static String decoded(String text) {
        try {
            byte[] bytes = URLDecoder.decode(text, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (decoded.indexOf('\0') < 0) {
                return decoded;
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new AuthException(RequestProblem.BAD_REQUEST);
        }
        throw new AuthException(RequestProblem.BAD_REQUEST);
    }
}
