package dev.latchkey;

import dev.latchkey.apikeys.entity.ApiKeyProblem;
import dev.latchkey.problems.entity.ErrorCode;
import dev.latchkey.problems.entity.RequestProblem;
import dev.latchkey.requests.control.InPerson;
import dev.latchkey.requests.control.OwnCredential;
import dev.latchkey.requests.control.TellsStrangers;
import dev.latchkey.security.control.SecurityProblem;
import dev.latchkey.sessions.entity.SessionProblem;
import dev.latchkey.tokens.entity.TokenProblem;
import dev.latchkey.users.entity.Role;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Completes the document at {@code /openapi} in the build: resources name only what is their own, and what holds for all of
 * a kind is added here. The frame is on the package {@code operations.boundary}. Never runs in the server.
 */
public class ApiDescription implements OASFilter {
    /** The extension in which an operation names its own error codes, separated by blanks. */
    private static final String ERRORS = "x-errors";

    // What the scanner makes of @RolesAllowed.
    private static final String CALLER = "caller";
    private static final List<ErrorCode> BAD_CREDENTIALS = List.of(
            RequestProblem.INVALID_TOKEN,
            TokenProblem.EXPIRED_TOKEN,
            TokenProblem.TOKEN_NOT_ACCEPTED,
            ApiKeyProblem.INVALID_API_KEY,
            ApiKeyProblem.KEY_EXPIRED,
            ApiKeyProblem.KEY_DISABLED);
    private static final Set<String> PAGING = Set.of("page", "limit");
    private static final Map<String, String> PARAMETERS = Map.of(
            "id", "The id of a tenant",
            "userId", "The id of the member's user",
            "inviteId", "The id of an invite",
            "tokenId", "The id of an API token",
            "keyId", "The id of an API key",
            "tenantId", "The id of a tenant; absent for the caller's own",
            "token", "The token of a mailed link");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        ApiErrors errors = new ApiErrors(api.getComponents());
        api.getComponents().setSecuritySchemes(new TreeMap<>(schemes()));
        api.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> describe(method, operation, errors)));
        new ApiSchemas(api).tidy();
    }

    private static Map<String, SecurityScheme> schemes() {
        return Map.of(
                "cookie",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name("auth_token")
                                .description("Set by signing in; its name is a setting"),
                "bearer",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("The session token: what the cookie holds"),
                "apiToken",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("X-API-Token")
                                .description(
                                        "LATCHKEY_API_TOKEN, for the application's own server; acts as the oldest user"),
                "apiKey",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.HEADER)
                                .name("x-api-key")
                                .description("An API key; it may be the bearer instead"),
                "operator",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description(
                                        "LATCHKEY_CRON_SECRET; while that is unset, no credential and loopback only"));
    }

    private static void describe(PathItem.HttpMethod method, Operation operation, ApiErrors errors) {
        Place place = Place.of(operation.getOperationId());
        boolean safe = method == PathItem.HttpMethod.GET;
        boolean callers = operation.getSecurity() != null
                && operation.getSecurity().stream().anyMatch(need -> need.hasScheme(CALLER));
        List<ErrorCode> codes = new ArrayList<>(own(operation, errors));
        codes.addAll(ofInput(operation));
        if (callers) {
            codes.addAll(List.of(RequestProblem.UNAUTHORIZED, RequestProblem.RATE_LIMITED));
        }
        if (!place.is(OwnCredential.class)) {
            codes.add(RequestProblem.SERVICE_UNAVAILABLE);
            codes.addAll(place.is(TellsStrangers.class) ? List.of() : BAD_CREDENTIALS);
        }
        if (place.is(InPerson.class)) {
            codes.add(SessionProblem.NOT_WHILE_IMPERSONATING);
        }
        if (!safe) {
            codes.addAll(List.of(SecurityProblem.values()));
        }
        codes.addAll(List.of(RequestProblem.NOT_ACCEPTABLE, RequestProblem.INTERNAL_SERVER_ERROR));
        operation.operationId(place.operationId()).tags(List.of(place.room())).security(security(operation, callers));
        // Signing in and out is what sets and clears the cookie.
        errors.describe(operation, codes, !safe && place.room().equals("signin"));
    }

    private static List<ErrorCode> own(Operation operation, ApiErrors errors) {
        Object named = operation.getExtensions() == null
                ? null
                : operation.getExtensions().get(ERRORS);
        operation.setExtensions(null);
        // The scanner repeats it on every answer and parameter that the resource describes itself.
        operation.getResponses().getAPIResponses().values().forEach(answer -> answer.setExtensions(null));
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> parameter.setExtensions(null));
        }
        return named == null
                ? List.of()
                : Stream.of(named.toString().split(" ")).map(errors::code).toList();
    }

    /** A requirement that a resource writes itself may also be left out; nothing is required of anybody else. */
    private static List<SecurityRequirement> security(Operation operation, boolean callers) {
        if (callers) {
            Set<String> roles = operation.getSecurity().stream()
                    .flatMap(need -> need.getScheme(CALLER).stream())
                    .collect(Collectors.toSet());
            boolean program = roles.contains(Role.PROGRAM);
            boolean server = program || roles.contains(Role.SERVER);
            return Stream.of("cookie", "bearer", "apiKey", "apiToken")
                    .filter(scheme -> server || !scheme.equals("apiToken"))
                    .filter(scheme -> program || !scheme.equals("apiKey"))
                    .map(ApiDescription::requirement)
                    .toList();
        }
        List<SecurityRequirement> written = operation.getSecurity();
        return written == null
                ? List.of()
                : Stream.concat(Stream.of(OASFactory.createSecurityRequirement()), written.stream())
                        .toList();
    }

    private static SecurityRequirement requirement(String scheme) {
        return OASFactory.createSecurityRequirement().addScheme(scheme);
    }

    /** Describes the parameters, and says what can be wrong with them and with the body. */
    private static List<ErrorCode> ofInput(Operation operation) {
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        operation.setParameters(
                parameters.stream().map(ApiDescription::described).toList());
        if (operation.getRequestBody() != null) {
            return List.of(
                    RequestProblem.VALIDATION_ERROR,
                    RequestProblem.INVALID_JSON,
                    RequestProblem.PAYLOAD_TOO_LARGE,
                    RequestProblem.UNSUPPORTED_MEDIA_TYPE);
        }
        boolean paged = parameters.stream().anyMatch(parameter -> PAGING.contains(parameter.getName()));
        return paged ? List.of(RequestProblem.VALIDATION_ERROR) : List.of();
    }

    /** A resource that means something else by a name says so itself. */
    private static Parameter described(Parameter parameter) {
        if (parameter.getDescription() != null) {
            return parameter;
        }
        return PAGING.contains(parameter.getName())
                ? OASFactory.createParameter().ref(parameter.getName())
                : parameter.description(PARAMETERS.get(parameter.getName()));
    }

    /** Where an operation is written, read from the id that the scanner gives it: class, underscore, method. */
    private record Place(String type, String method) {
        static Place of(String scannedId) {
            int end = scannedId.lastIndexOf('_');
            return new Place(scannedId.substring(0, end), scannedId.substring(end + 1));
        }

        String room() {
            return type.split("\\.")[2];
        }

        boolean is(Class<? extends Annotation> kind) {
            try {
                return Class.forName(type).isAnnotationPresent(kind);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }

        /** {@code tenantsCreate}; where the resource is one act, its name alone: {@code forgotPassword}. */
        String operationId() {
            String resource = type.replaceFirst(".*\\.(\\w+)Resource", "$1");
            String act = Character.toUpperCase(method.charAt(0)) + method.substring(1);
            boolean one = List.of(resource.split("(?=[A-Z])")).contains(act);
            return Character.toLowerCase(resource.charAt(0)) + resource.substring(1) + (one ? "" : act);
        }
    }
}
