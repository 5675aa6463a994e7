package dev.latchkey.problems.boundary;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.latchkey.problems.entity.AuthException;
import dev.latchkey.problems.entity.RequestProblem;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.stream.Collectors;

/** A body that is not JSON, or whose members have another type than the contract says. */
@Provider
@Priority(1) // before the mappers that the JSON provider brings, which print parser positions
public class JsonMapper implements ExceptionMapper<JacksonException> {
    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(JacksonException failure) {
        if (failure.getCause() instanceof AuthException refusal) {
            return ErrorAnswer.of(refusal.code(), request, refusal.retryAfter(), refusal.fields());
        }
        if (failure instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return ErrorAnswer.of(
                    RequestProblem.VALIDATION_ERROR, request, null, Map.of(path(mismatch), "has the wrong type"));
        }
        return ErrorAnswer.of(
                failure instanceof MismatchedInputException
                        ? RequestProblem.VALIDATION_ERROR
                        : RequestProblem.INVALID_JSON,
                request);
    }

    private static String path(MismatchedInputException mismatch) {
        return mismatch.getPath().stream().map(JsonMapper::step).collect(Collectors.joining("."));
    }

    private static String step(JsonMappingException.Reference at) {
        return at.getFieldName() == null ? Integer.toString(at.getIndex()) : at.getFieldName();
    }
}
