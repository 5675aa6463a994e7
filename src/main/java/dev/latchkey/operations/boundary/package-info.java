/** The endpoints for those who run the server, and the frame of the document at {@code /openapi}; see ApiDescription. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Latchkey",
                        version = "0",
                        description =
                                "Sign-in, tenants and invites of an application. Bodies are JSON in UTF-8 of at most"
                                        + " 64 KiB, times are ISO 8601 in UTC with milliseconds, ids are opaque. A request that"
                                        + " changes something and carries the cookie needs an Origin that is the server's own or"
                                        + " trusted; one with a bearer token needs none. Every error has the body Error.",
                        license =
                                @License(
                                        name = "Apache-2.0",
                                        url = "https://www.apache.org/licenses/LICENSE-2.0.html")),
        servers = @Server(url = "/", description = "This server"),
        tags = {
            @Tag(name = "signin", description = "Make an account, sign in and out, who am I"),
            @Tag(name = "social", description = "Sign in with an account of another service"),
            @Tag(name = "sso", description = "A tenant's own provider and e-mail domains"),
            @Tag(name = "passwords", description = "Change, forget and reset a password"),
            @Tag(name = "verification", description = "Prove an e-mail address"),
            @Tag(name = "sessions", description = "Is there a session"),
            @Tag(name = "tokens", description = "The keys that access tokens are checked with"),
            @Tag(name = "apikeys", description = "Keys and tokens of programs"),
            @Tag(
                    name = "self",
                    description = "One's own account: profile, address, password, sessions, ways in, its end"),
            @Tag(name = "tenants", description = "Tenants, members, roles, invites and plans"),
            @Tag(name = "organizations", description = "Tenants in the words of Better Auth's organization plugin"),
            @Tag(name = "admin", description = "What administrators do to other people's accounts"),
            @Tag(name = "apikeys", description = "Keys for programs: make, list, change, rotate, revoke, verify"),
            @Tag(name = "operations", description = "For those who run the server")
        },
        components =
                @Components(
                        schemas = {
                            @Schema(name = "PersonName", type = SchemaType.STRING, nullable = true, maxLength = 200),
                            @Schema(
                                    name = "Time",
                                    type = SchemaType.STRING,
                                    format = "date-time",
                                    description = "In UTC, with milliseconds",
                                    pattern = "\\.[0-9]{3}Z$",
                                    example = "2026-03-01T09:30:00.000Z")
                        },
                        headers = {
                            @Header(
                                    name = "X-Request-Id",
                                    description =
                                            "Names this request in the server's log; a harmless one that the client"
                                                    + " sent is kept",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Header(
                                    name = "Set-Cookie",
                                    description =
                                            "Sets or clears the cookie auth_token: HttpOnly, SameSite=Lax, Path=/",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Header(
                                    name = "WWW-Authenticate",
                                    description = "Bearer",
                                    schema = @Schema(type = SchemaType.STRING)),
                            @Header(
                                    name = "Retry-After",
                                    description = "Seconds until another try makes sense; also sent as X-Retry-After",
                                    schema = @Schema(type = SchemaType.INTEGER))
                        },
                        parameters = {
                            @Parameter(
                                    name = "page",
                                    in = ParameterIn.QUERY,
                                    description = "Which part of the list",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.INTEGER,
                                                    minimum = "1",
                                                    maximum = "1000000",
                                                    defaultValue = "1")),
                            @Parameter(
                                    name = "limit",
                                    in = ParameterIn.QUERY,
                                    description = "How many a part has",
                                    schema =
                                            @Schema(
                                                    type = SchemaType.INTEGER,
                                                    minimum = "1",
                                                    maximum = "100",
                                                    defaultValue = "20"))
                        },
                        securitySchemes = {
                            // The one scheme the scanner gives to @RolesAllowed; the filter puts cookie or bearer in
                            // its place.
                            @SecurityScheme(securitySchemeName = "caller", type = SecuritySchemeType.OAUTH2)
                        }))
@NullMarked
package dev.latchkey.operations.boundary;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.servers.Server;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullMarked;
