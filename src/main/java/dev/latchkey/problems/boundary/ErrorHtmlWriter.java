package dev.latchkey.problems.boundary;

import dev.latchkey.problems.control.ErrorHtml;
import dev.latchkey.problems.entity.ErrorBody;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Writes an error as a page, for the {@link dev.latchkey.problems.control.Audience} that reads pages. */
@Provider
@Produces(MediaType.TEXT_HTML)
public class ErrorHtmlWriter implements MessageBodyWriter<ErrorBody> {
    @Inject
    ErrorHtml html;

    @Context
    HttpServletRequest request;

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == ErrorBody.class;
    }

    @Override
    public void writeTo(
            ErrorBody error,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        body.write(html.of(error, request, headers::putSingle).getBytes(StandardCharsets.UTF_8));
    }
}
