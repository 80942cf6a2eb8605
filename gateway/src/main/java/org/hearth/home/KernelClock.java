package org.hearth.home;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's own word whether a time service keeps its clock (adjtimex(2), asked for nothing but its state, which needs no privilege).
 * All calls of the C library in this room are here. Any number of threads may hold it.
 */
@ApplicationScoped
class KernelClock implements ClockSource {
    /** STA_UNSYNC of linux/timex.h: set at boot, and whenever somebody sets the clock by hand. */
    static final int UNSYNCHRONISED = 0x40;

    /** TIME_ERROR, the state in which the kernel calls its clock wrong. */
    static final int TIME_ERROR = 5;

    /** Larger than struct timex, which has 208 bytes with 64-bit longs. */
    private static final long ROOM = 512;

    /** Offsets in struct timex with 64-bit longs: modes, offset, freq, maxerror, esterror, status, constant, precision, tolerance, time. */
    private static final long STATUS = 40;

    private static final long SECONDS = 72;

    private final InstantSource wall;

    KernelClock(InstantSource wall) {
        this.wall = wall;
    }

    @Override
    public TrustSource name() {
        return TrustSource.KERNEL;
    }

    @Override
    public ClockOpinion ask() {
        MethodHandle call = Call.ADJTIMEX;
        if (call == null || ValueLayout.ADDRESS.byteSize() != 8)
            return new ClockOpinion.Silent("the kernel's clock cannot be read");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment timex = arena.allocate(ROOM, 8);
            int state = (int) call.invokeExact(timex);
            return judge(state, timex.get(ValueLayout.JAVA_INT, STATUS), timex.get(ValueLayout.JAVA_LONG, SECONDS));
        } catch (Throwable e) {
            return new ClockOpinion.Silent("the kernel's clock cannot be read: " + e);
        }
    }

    /**
     * What an answer means. The kernel's second is compared as well: this process may be shown another time than the kernel's.
     *
     * @param state what the call returned
     * @param status its bits
     * @param seconds since 1970, by the kernel
     */
    ClockOpinion judge(int state, int status, long seconds) {
        if (state < 0) return new ClockOpinion.Silent("the kernel does not tell of its clock");
        if (state == TIME_ERROR || (status & UNSYNCHRONISED) != 0)
            return new ClockOpinion.Silent("no time service keeps the kernel's clock");
        return ClockOpinion.of(Duration.between(wall.instant(), Instant.ofEpochSecond(seconds)));
    }

    /**
     * Looked up at the first question, so that a machine without it starts all the same. In a native executable too: it is named in
     * META-INF/native-image as not to be initialised by the builder.
     */
    private static final class Call {
        private static final @Nullable MethodHandle ADJTIMEX = find();

        private static @Nullable MethodHandle find() {
            try {
                Linker linker = Linker.nativeLinker();
                return linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("adjtimex"),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
            } catch (RuntimeException | Error e) {
                // Error: a native executable can be built without foreign functions, and says so in one of its own.
                return null;
            }
        }
    }
}
