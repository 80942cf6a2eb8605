package org.hearth.journal;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.hearth.problems.Problem;

/** Who exports at this moment: few at once, and everybody once, because each costs a connection or long reads. Any number of threads may hold it. */
public final class ExportPlaces {
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final int most;
    private final Map<Object, Place> taken = new HashMap<>();

    /** So many places. */
    public ExportPlaces(int most) {
        this.most = most;
    }

    /**
     * Takes a place.
     *
     * @param whose told apart by {@code equals}
     * @throws org.hearth.problems.ProblemException {@code export-busy} if all are taken, or one is taken by the same already
     */
    public synchronized Place take(Object whose) {
        if (taken.size() >= most || taken.containsKey(whose))
            throw new Problem.Unavailable("export-busy", "An export is under way already.", AGAIN).thrown();
        Place place = new Place(whose);
        taken.put(whose, place);
        return place;
    }

    /** A place that is given back when it is closed; to close it again does nothing. */
    public final class Place implements AutoCloseable {
        private final Object whose;

        private Place(Object whose) {
            this.whose = whose;
        }

        @Override
        public void close() {
            synchronized (ExportPlaces.this) {
                taken.remove(whose, this);
            }
        }
    }
}
