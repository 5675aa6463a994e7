package dev.latchkey.database.control;

import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;

/**
 * What a node sees on requests and writes in batches, so that a request costs no write: counts and last times. A crash loses what
 * is not written yet, so nothing that decides may stand here.
 *
 * @param <K> of what; the order in which it is written, so that two nodes never wait for each other's rows
 * @param <V> what was seen of it
 */
public final class Gathered<K extends Comparable<K>, V> {
    private final ConcurrentMap<K, V> seen = new ConcurrentHashMap<>();
    private final BinaryOperator<V> sum;

    /** @param sum of two sights of the same */
    public Gathered(BinaryOperator<V> sum) {
        this.sum = sum;
    }

    /** Adds a sight. */
    public void add(K key, V value) {
        seen.merge(key, value, sum);
    }

    /** What is not written yet. */
    public Optional<V> of(K key) {
        return Optional.ofNullable(seen.get(key));
    }

    /** Writes each by itself; what cannot be written is kept for the next time. */
    public void write(BiConsumer<K, V> write) {
        for (K key : new TreeSet<>(seen.keySet())) {
            V value = seen.remove(key);
            if (value == null) {
                continue;
            }
            try {
                write.accept(key, value);
            } catch (Sql.SqlException failure) {
                add(key, value);
                throw failure;
            }
        }
    }
}
