package dev.latchkey.database.control;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The product's own classes, wired as the container would for one transaction of a test: every field injected, settings
 * read from the defaults, news heard by whoever is named to hear it.
 */
public final class GivenBeans {
    private final List<Object> given;
    private final Map<Class<?>, Object> beans = new HashMap<>();
    private final List<Class<?>> hearers = new ArrayList<>();

    /** What is there already: an entity manager, SQL, settings, a clock. */
    public GivenBeans(Object... given) {
        this.given = List.of(given);
    }

    /** Lets this class hear the news that it observes. */
    public GivenBeans heardBy(Class<?>... classes) {
        hearers.addAll(List.of(classes));
        return this;
    }

    /** The bean of this class. */
    public <T> T get(Class<T> type) {
        return given.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseGet(() -> type.cast(made(type)));
    }

    private Object made(Class<?> type) {
        Object known = beans.get(type);
        if (known != null) {
            return known;
        }
        Object bean = type.isRecord() ? produced(type) : filled(type);
        beans.put(type, bean);
        return bean;
    }

    private Object filled(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object bean = constructor.newInstance();
            beans.put(type, bean);
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class) || field.isAnnotationPresent(PersistenceContext.class)) {
                    field.setAccessible(true);
                    field.set(bean, field.getType() == Event.class ? event() : get(field.getType()));
                }
            }
            for (Method method : marked(type, PostConstruct.class).toList()) {
                call(bean, method);
            }
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type.toString(), e);
        }
    }

    /** A room's settings, by the method that makes them. */
    private Object produced(Class<?> settings) {
        for (Class<?> source : settings.getDeclaredClasses()) {
            for (Method method : marked(source, Produces.class).toList()) {
                Object[] arguments =
                        Stream.of(method.getParameterTypes()).map(this::get).toArray();
                return call(filled(source), method, arguments);
            }
        }
        throw new AssertionError(settings + " has no source");
    }

    private Object event() {
        return Proxy.newProxyInstance(
                GivenBeans.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> {
                    hear(arguments[0]);
                    return null;
                });
    }

    private void hear(Object news) {
        for (Class<?> hearer : hearers) {
            Stream.of(hearer.getDeclaredMethods())
                    .filter(method -> isAbout(method, news))
                    .forEach(method -> call(get(hearer), method, news));
        }
    }

    private static boolean isAbout(Method method, Object news) {
        return method.getParameterCount() == 1
                && method.getParameterTypes()[0].isInstance(news)
                && method.getParameters()[0].isAnnotationPresent(Observes.class)
                && method.getParameters()[0].getAnnotation(Observes.class).during() == TransactionPhase.IN_PROGRESS;
    }

    private static Stream<Method> marked(Class<?> type, Class<? extends Annotation> annotation) {
        return Stream.of(type.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(annotation));
    }

    private static Object call(Object bean, Method method, Object... arguments) {
        try {
            method.setAccessible(true);
            Object result = method.invoke(bean, arguments);
            return result == null ? bean : result;
        } catch (InvocationTargetException e) {
            if (e.getTargetException() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new AssertionError(e.getTargetException());
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
