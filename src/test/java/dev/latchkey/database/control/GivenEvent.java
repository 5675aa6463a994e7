package dev.latchkey.database.control;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** News that is told to nobody but the test. */
public final class GivenEvent<T> implements Event<T> {
    private final List<T> told = new CopyOnWriteArrayList<>();

    /** What was fired so far. */
    public List<T> told() {
        return told;
    }

    @Override
    public void fire(T event) {
        told.add(event);
    }

    @Override
    public <U extends T> CompletionStage<U> fireAsync(U event) {
        told.add(event);
        return CompletableFuture.completedFuture(event);
    }

    @Override
    public <U extends T> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
        return fireAsync(event);
    }

    @Override
    public Event<T> select(Annotation... qualifiers) {
        return this;
    }

    @Override
    public <U extends T> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
        return new GivenEvent<>();
    }

    @Override
    public <U extends T> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
        return new GivenEvent<>();
    }
}
