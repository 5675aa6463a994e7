package dev.latchkey.admin.boundary;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latchkey.admin.control.UserDirectory;
import dev.latchkey.admin.entity.AdminProblem;
import dev.latchkey.admin.entity.Found;
import dev.latchkey.admin.entity.ManagedUser;
import dev.latchkey.admin.entity.UserQuery;
import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** All users, or those that match. */
@Path("api/auth/admin/list-users")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ListUsersResource {
    /** Limit and offset are told as far as they were asked for. */
    @Schema(name = "ManagedUsers")
    public record Answer(
            List<ManagedUser> users,
            long total,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer limit,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer offset) {}

    @Inject
    Administrators administrators;

    @Inject
    UserDirectory directory;

    @GET
    @RolesAllowed(Role.USER)
    @Operation(summary = "Users, searched, filtered, sorted and cut")
    @Extension(name = "x-errors", value = "YOU_ARE_NOT_ALLOWED_TO_LIST_USERS")
    @Parameter(
            name = "searchValue",
            in = ParameterIn.QUERY,
            description = "What the address or the name has in it",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "searchField",
            in = ParameterIn.QUERY,
            description = "What is searched",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"email", "name"},
                            defaultValue = "email"))
    @Parameter(
            name = "searchOperator",
            in = ParameterIn.QUERY,
            description = "How it is searched",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"contains", "starts_with", "ends_with"},
                            defaultValue = "contains"))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "At most so many",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
    @Parameter(
            name = "offset",
            in = ParameterIn.QUERY,
            description = "After so many",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "9999999", defaultValue = "0"))
    @Parameter(
            name = "sortBy",
            in = ParameterIn.QUERY,
            description = "A member of the user",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "sortDirection",
            in = ParameterIn.QUERY,
            description = "Which end first",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"asc", "desc"},
                            defaultValue = "asc"))
    @Parameter(
            name = "filterField",
            in = ParameterIn.QUERY,
            description = "A member of the user",
            schema = @Schema(type = SchemaType.STRING, defaultValue = "email"))
    @Parameter(
            name = "filterValue",
            in = ParameterIn.QUERY,
            description = "What it is compared with; several for in and not_in",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "filterOperator",
            in = ParameterIn.QUERY,
            description = "How it is compared",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {
                                "eq",
                                "ne",
                                "lt",
                                "lte",
                                "gt",
                                "gte",
                                "in",
                                "not_in",
                                "contains",
                                "starts_with",
                                "ends_with"
                            },
                            defaultValue = "eq"))
    public Answer list(@Context UriInfo uri, @Context HttpServletRequest http) {
        administrators.require(http, AdminProblem.YOU_ARE_NOT_ALLOWED_TO_LIST_USERS);
        UserQuery query = new UserQueries(uri.getQueryParameters()).read();
        Found<ManagedUser> found = directory.list(query);
        int offset = query.slice().offset();
        boolean limited = uri.getQueryParameters().containsKey("limit");
        return new Answer(
                found.rows(), found.total(), limited ? query.slice().limit() : null, offset == 0 ? null : offset);
    }
}
