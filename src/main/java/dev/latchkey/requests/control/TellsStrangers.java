package dev.latchkey.requests.control;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource that only reports who is asking: to somebody with a wrong credential it says that he is nobody, instead
 * of refusing him. C-04. An outage is still an error.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface TellsStrangers {}
