package dev.latchkey.database.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Threads that act on a store at the same moment. */
public final class GivenCrowd {
    private GivenCrowd() {}

    /** What each of them got, in their order. */
    public static <T> List<T> atOnce(int size, IntFunction<T> act) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(size);
        CyclicBarrier start = new CyclicBarrier(size);
        try {
            List<Future<T>> running = IntStream.range(0, size)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return act.apply(i);
                    }))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
