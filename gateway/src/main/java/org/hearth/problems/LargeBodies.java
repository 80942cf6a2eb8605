package org.hearth.problems;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Routes whose bodies are larger than all others, and are read piece by piece by whoever answers. Any number of threads may hold it. */
@ApplicationScoped
public class LargeBodies {
    private final Map<String, Long> most = new ConcurrentHashMap<>();

    /**
     * Lets them in.
     *
     * @param path exactly; written in another way it takes no more than any other
     * @param bytes of the largest; never more than {@code quarkus.http.limits.max-body-size}
     */
    public void letIn(String path, long bytes) {
        most.put(path, bytes);
    }

    boolean has(String path) {
        return most.containsKey(path);
    }

    /** Bytes of the largest body at this path, if it is one of them. */
    long most(String path, long otherwise) {
        return most.getOrDefault(path, otherwise);
    }
}
