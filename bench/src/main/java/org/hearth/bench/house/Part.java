package org.hearth.bench.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process of the run. Held by one thread. */
public final class Part implements AutoCloseable {
    private static final long STOP_SECONDS = 20;
    private static final int LOG_END = 2_000;

    private final PartPlan plan;
    private final Path log;
    private @Nullable Process process;

    Part(PartPlan plan, Path logs) {
        this.plan = plan;
        this.log = logs.resolve(plan.name() + ".log");
    }

    /** Starts it; what it writes goes to its log. */
    public void start() {
        ProcessBuilder builder = new ProcessBuilder(plan.words())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(plan.environment());
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(plan.name() + " cannot be started", e);
        }
    }

    /** Whether it ended by itself, which no part should. */
    boolean isDead() {
        return process != null && !process.isAlive();
    }

    /** What the process and its children have used since it was started. */
    public Usage usage() {
        if (process == null) throw new IllegalStateException(plan.name() + " was not started");
        return Usage.of(process.pid());
    }

    /** The end of its log, for the message of a failure. */
    String lastWords() {
        try {
            String text = Files.readString(log);
            return plan.name() + ":\n" + text.substring(Math.max(0, text.length() - LOG_END));
        } catch (IOException e) {
            return plan.name() + " left no log";
        }
    }

    /** Ends it in order, or kills it when it does not end. */
    @Override
    public void close() {
        Process running = process;
        if (running == null) return;
        process = null;
        try {
            signal(running.pid());
            if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) running.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running.destroyForcibly();
        }
    }

    /** {@link Process#destroy} knows only SIGTERM, which makes PostgreSQL wait for every client. */
    private void signal(long pid) throws InterruptedException {
        String signal = plan.stopSignal().replace("SIG", "-");
        try {
            new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(plan.name() + " cannot be stopped", e);
        }
    }
}
