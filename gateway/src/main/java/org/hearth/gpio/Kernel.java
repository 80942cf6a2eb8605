package org.hearth.gpio;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;

/** The three calls of the C library that a character device needs. */
final class Kernel {
    /** EBUSY of Linux: somebody holds the line. */
    static final int BUSY = 16;

    /** {@code O_RDONLY | O_CLOEXEC} of Linux on arm and x86. */
    private static final int READ_ONLY = 0x80000;

    private static final Linker LINKER = Linker.nativeLinker();
    private static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle OPEN = call(
            "open",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
            Linker.Option.firstVariadicArg(2),
            Linker.Option.captureCallState("errno"));
    private static final MethodHandle CONTROL = call(
            "ioctl",
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS),
            Linker.Option.firstVariadicArg(2),
            Linker.Option.captureCallState("errno"));
    private static final MethodHandle CLOSE =
            call("close", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    private Kernel() {}

    /** A call the kernel refused; {@link #errno} says why. */
    static final class Refused extends Exception {
        final int errno;

        Refused(String what, int errno) {
            super(what + ": error " + errno + " of the kernel");
            this.errno = errno;
        }
    }

    /** Opens a device; the answer is to be closed. */
    static int open(Path device) throws Refused {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            int file = (int) OPEN.invokeExact(state, arena.allocateFrom(device.toString()), READ_ONLY);
            if (file < 0) throw new Refused(device + " cannot be opened", (int) ERRNO.get(state, 0L));
            return file;
        } catch (Refused | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("open cannot be called", e);
        }
    }

    /** Asks a device; it answers into {@code request}. */
    static void control(int file, long code, MemorySegment request) throws Refused {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CALL_STATE);
            int answer = (int) CONTROL.invokeExact(state, file, code, request);
            if (answer < 0) throw new Refused("ioctl 0x" + Long.toHexString(code), (int) ERRNO.get(state, 0L));
        } catch (Refused | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("ioctl cannot be called", e);
        }
    }

    static void close(int file) {
        try {
            int ignored = (int) CLOSE.invokeExact(file);
        } catch (Throwable e) {
            throw new IllegalStateException("close cannot be called", e);
        }
    }

    private static MethodHandle call(String name, FunctionDescriptor form, Linker.Option... options) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), form, options);
    }
}
