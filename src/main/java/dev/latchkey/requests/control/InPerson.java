package dev.latchkey.requests.control;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource or page with acts that only the person himself may do, and nobody who acts in his place: what would leave
 * that one with a way in, take the account away, or carry its contents off.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface InPerson {
    /** Whether looking is an act too, because a link does it or the answer is what is to be kept. */
    boolean looking() default false;
}
