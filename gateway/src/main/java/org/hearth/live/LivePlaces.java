package org.hearth.live;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hearth.identity.Caller;
import org.hearth.identity.Role;

/**
 * The places for open live streams: so many in all, of which no session and no account takes more than its part, and some that only owners
 * get. Any number of threads may hold it; one at a time takes a place.
 */
final class LivePlaces implements Iterable<LiveStream> {
    static final int ALL = 64;

    /** However many people with a smaller role look at the home, its owners see it too. */
    static final int FOR_OWNERS = 16;

    /** More than one browser has pages of the home open; nobody takes the streams of all others with one session. */
    static final int OF_A_SESSION = 16;

    /** A phone, a tablet and a computer with more pages than anybody reads; nobody takes the streams of all others with many sessions. */
    static final int OF_AN_ACCOUNT = 24;

    private final Set<LiveStream> taken = ConcurrentHashMap.newKeySet();

    /** What is counted; it follows who comes and goes. */
    Set<LiveStream> taken() {
        return taken;
    }

    boolean isEmpty() {
        return taken.isEmpty();
    }

    /** Whether there is no place for one more page of this person, not even that of an older one. */
    boolean isFullFor(Caller caller) {
        if (count(ofSession(caller)) >= OF_A_SESSION || count(ofAccount(caller)) >= OF_AN_ACCOUNT) return false;
        if (taken.size() >= ALL) return true;
        return caller.role() != Role.OWNER && count(stream -> !stream.isOwners()) >= ALL - FOR_OWNERS;
    }

    /**
     * Takes a place, if there is one. Of the person's own streams the oldest gives way: it may be one whose browser lost the connection
     * long ago, and nobody was told.
     */
    boolean take(LiveStream stream) {
        Caller caller = stream.caller();
        if (isFullFor(caller)) return false;
        makeRoom(ofSession(caller), OF_A_SESSION);
        makeRoom(ofAccount(caller), OF_AN_ACCOUNT);
        taken.add(stream);
        stream.onEnd(() -> taken.remove(stream)); // at once, if its page is gone already
        return true;
    }

    private void makeRoom(Predicate<LiveStream> own, int most) {
        List<LiveStream> oldestFirst = stream()
                .filter(own)
                .sorted(Comparator.comparingLong(LiveStream::number))
                .toList();
        oldestFirst.subList(0, Math.max(0, oldestFirst.size() - most + 1)).forEach(LiveStream::close);
    }

    private static Predicate<LiveStream> ofSession(Caller caller) {
        return stream -> stream.session().equals(caller.sessionId());
    }

    private static Predicate<LiveStream> ofAccount(Caller caller) {
        return stream -> stream.account().equals(caller.accountId());
    }

    private long count(Predicate<LiveStream> which) {
        return stream().filter(which).count();
    }

    Stream<LiveStream> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    @Override
    public Iterator<LiveStream> iterator() {
        return taken.iterator();
    }
}
