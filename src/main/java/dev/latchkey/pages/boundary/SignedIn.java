package dev.latchkey.pages.boundary;

import dev.latchkey.users.entity.Role;
import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** On a page for signed-in people; others are led to the sign-in and back. */
@NameBinding
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SignedIn {
    /** To anybody without this role the page is not there. */
    String as() default Role.USER;
}
