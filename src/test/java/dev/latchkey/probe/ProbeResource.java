package dev.latchkey.probe;

import dev.latchkey.users.entity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.stream.Stream;

/** Paths that need no role, one or the other, by a guard of their own or by that of the EJB behind them. */
@Path("probe")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProbeResource {
    @Inject
    BeanProbe bean;

    @Inject
    ServiceProbe service;

    /** The methods of the EJB that let the caller in. */
    public record Doors(List<String> open) {}

    @GET
    @Path("all")
    public Sight.Everywhere forAll(@Context SecurityContext resource, @Context HttpServletRequest request) {
        return everywhere(resource, request);
    }

    @GET
    @Path("users")
    @RolesAllowed(Role.USER)
    public Sight.Everywhere forUsers(@Context SecurityContext resource, @Context HttpServletRequest request) {
        return everywhere(resource, request);
    }

    @GET
    @Path("admins")
    @RolesAllowed(Role.ADMIN)
    public Sight.Everywhere forAdmins(@Context SecurityContext resource, @Context HttpServletRequest request) {
        return everywhere(resource, request);
    }

    private Sight.Everywhere everywhere(SecurityContext resource, HttpServletRequest request) {
        return new Sight.Everywhere(
                Sight.of(resource.getUserPrincipal(), resource::isUserInRole),
                Sight.of(request.getUserPrincipal(), request::isUserInRole),
                bean.security(),
                service.forAll(),
                bean.principal());
    }

    @GET
    @Path("service/users")
    public Sight serviceForUsers() {
        return service.forUsers();
    }

    @GET
    @Path("service/admins")
    public Sight serviceForAdmins() {
        return service.forAdmins();
    }

    @GET
    @Path("service/doors")
    public Doors doors() {
        return new Doors(Stream.of(
                        door("forAll", service::forAll),
                        door("forUsers", service::forUsers),
                        door("forAdmins", service::forAdmins))
                .flatMap(List::stream)
                .toList());
    }

    private static List<String> door(String name, Runnable method) {
        try {
            method.run();
            return List.of(name);
        } catch (EJBAccessException refused) {
            return List.of();
        }
    }
}
