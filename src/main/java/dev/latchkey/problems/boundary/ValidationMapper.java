package dev.latchkey.problems.boundary;

import dev.latchkey.problems.entity.RequestProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Map;
import java.util.stream.Collectors;

/** Bodies that break a constraint: 400 with every wrong member named. */
@Provider
public class ValidationMapper implements ExceptionMapper<ConstraintViolationException> {
    @Context
    HttpServletRequest request;

    @Override
    public Response toResponse(ConstraintViolationException failure) {
        Map<String, String> fields = failure.getConstraintViolations().stream()
                .collect(Collectors.toMap(v -> field(v.getPropertyPath()), ValidationMapper::sentence, (a, b) -> a));
        return ErrorAnswer.of(RequestProblem.VALIDATION_ERROR, request, null, fields);
    }

    /** The path below the parameter: {@code signIn.arg0.email} is {@code email}, the body itself is {@code body}. */
    private static String field(Path path) {
        StringBuilder field = new StringBuilder();
        int depth = 0;
        for (Path.Node node : path) {
            if (depth++ >= 2) {
                field.append(field.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return field.isEmpty() ? "body" : field.toString();
    }

    // Written here and not left to the validator, whose sentences follow the locale of the machine.
    private static String sentence(ConstraintViolation<?> violation) {
        Annotation rule = violation.getConstraintDescriptor().getAnnotation();
        if (rule instanceof NotNull || rule instanceof NotBlank || rule instanceof NotEmpty) {
            return "is required";
        }
        if (rule instanceof Size size) {
            return "must have at most " + size.max() + " characters";
        }
        if (rule instanceof Min min) {
            return "must be at least " + min.value();
        }
        if (rule instanceof Max max) {
            return "must be at most " + max.value();
        }
        return rule instanceof Pattern ? violation.getMessage() : "is not valid";
    }
}
