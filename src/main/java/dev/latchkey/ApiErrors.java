package dev.latchkey;

import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.apikeys.entity.ApiKeyProblem;
import dev.latchkey.organizations.entity.OrganizationProblem;
import dev.latchkey.organizations.entity.OutsiderProblem;
import dev.latchkey.passwords.entity.PasswordProblem;
import dev.latchkey.problems.entity.ErrorCode;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.security.control.SecurityProblem;
import dev.latchkey.self.entity.SelfProblem;
import dev.latchkey.sessions.entity.SessionProblem;
import dev.latchkey.signin.entity.SignInProblem;
import dev.latchkey.social.entity.SocialProblem;
import dev.latchkey.sso.entity.SsoProblem;
import dev.latchkey.tenants.entity.TenantProblem;
import dev.latchkey.tokens.entity.TokenProblem;
import dev.latchkey.users.entity.UserProblem;
import dev.latchkey.verification.entity.VerificationProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The error answers of the API document, made from the enums that the mappers send, so that the two cannot differ. */
final class ApiErrors {
    // A room's own code comes first: INVALID_TOKEN of a mailed link is another than that of a request.
    private static final List<ErrorCode> CODES = Stream.<ErrorCode[]>of(
                    UserProblem.values(),
                    VerificationProblem.values(),
                    PasswordProblem.values(),
                    SignInProblem.values(),
                    SessionProblem.values(),
                    TokenProblem.values(),
                    SelfProblem.values(),
                    TenantProblem.values(),
                    OrganizationProblem.values(),
                    OutsiderProblem.values(),
                    ApiKeyProblem.values(),
                    AdminProblem.values(),
                    SocialProblem.values(),
                    SsoProblem.values(),
                    SecurityProblem.values(),
                    RequestProblem.values())
            .flatMap(Stream::of)
            .toList();

    private final Components components;

    ApiErrors(Components components) {
        this.components = components;
    }

    /** The code of that name, or of status, full stop and name; a name that is none ends the build. */
    ErrorCode code(String name) {
        return CODES.stream()
                .filter(code -> code.name().equals(name) || key(code).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no error code is called " + name));
    }

    /** Gives the operation one answer for each status, and every answer its headers. */
    void describe(Operation operation, List<ErrorCode> codes, boolean setsCookie) {
        for (APIResponse answer : operation.getResponses().getAPIResponses().values()) {
            header(answer, "X-Request-Id");
            if (setsCookie) {
                header(answer, "Set-Cookie");
            }
        }
        Map<String, APIResponse> answers =
                new TreeMap<>(operation.getResponses().getAPIResponses());
        codes.stream()
                .collect(Collectors.groupingBy(code -> Integer.toString(code.status())))
                .forEach((status, some) -> answers.computeIfAbsent(status, none -> answer(some)));
        operation.getResponses().setAPIResponses(answers);
    }

    /** What is the same for many operations is written once. */
    private APIResponse answer(List<ErrorCode> codes) {
        if (codes.size() > 1) {
            return written(codes);
        }
        String key = key(codes.get(0));
        components.addResponse(key, written(codes));
        return OASFactory.createAPIResponse().ref(key);
    }

    private APIResponse written(List<ErrorCode> codes) {
        MediaType json =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Error"));
        for (ErrorCode code : codes) {
            components.addExample(key(code), example(code));
            json.addExample(code.name(), OASFactory.createExample().ref(key(code)));
        }
        APIResponse answer = OASFactory.createAPIResponse()
                .description(codes.stream().map(ErrorCode::name).collect(Collectors.joining(", ")))
                .content(OASFactory.createContent().addMediaType("application/json", json));
        header(answer, "X-Request-Id");
        if (codes.get(0).status() == 401) {
            header(answer, "WWW-Authenticate");
        }
        if (codes.stream().anyMatch(ApiErrors::passes)) {
            header(answer, "Retry-After");
        }
        return answer;
    }

    private static boolean passes(ErrorCode code) {
        return code == RequestProblem.RATE_LIMITED
                || code == RequestProblem.SERVICE_UNAVAILABLE
                || code == PasswordProblem.ACCOUNT_LOCKED;
    }

    private static Example example(ErrorCode code) {
        boolean fields = code == RequestProblem.VALIDATION_ERROR;
        String message = fields ? "email is required" : code.message();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code.name());
        body.put("message", message);
        body.put("error", message);
        body.put("requestId", "5f0c2a9be1d74836");
        if (fields) {
            body.put("fields", Map.of("email", "is required"));
        }
        return OASFactory.createExample().summary(code.message()).value(body);
    }

    /** With the status, because one name may stand for two. */
    private static String key(ErrorCode code) {
        return code.status() + "." + code.name();
    }

    private static void header(APIResponse answer, String name) {
        answer.addHeader(name, OASFactory.createHeader().ref(name));
    }
}
