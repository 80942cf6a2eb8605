package org.hearth.home;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.common.runtime.ScheduledInvoker;
import io.quarkus.scheduler.common.runtime.ScheduledMethod;
import io.quarkus.scheduler.common.runtime.SchedulerContext;
import io.quarkus.scheduler.common.runtime.util.SchedulerUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Calls what is {@link Scheduled}, by the clock that cannot be set. Quarkus' own scheduler goes by the wall clock: set back by two hours it
 * would call nothing for two hours. It is halted, and only tells what is to be called. A call begins so long after the one before has ended,
 * so no method runs beside itself and a process that stood still makes up for nothing. One thread may hold it.
 */
@ApplicationScoped
class SteadyTicks {
    private static final Logger LOG = Logger.getLogger(SteadyTicks.class);

    /** When all rooms have begun. */
    private static final int LAST = Integer.MAX_VALUE;

    private final SchedulerContext scheduled;
    private final ScheduledExecutorService workers;
    private final boolean enabled;
    private final List<Future<?>> running = new ArrayList<>();

    SteadyTicks(
            SchedulerContext scheduled,
            ScheduledExecutorService workers,
            @ConfigProperty(name = "quarkus.scheduler.enabled", defaultValue = "true") boolean enabled) {
        this.scheduled = scheduled;
        this.workers = workers;
        this.enabled = enabled;
    }

    void start(@Observes @Priority(LAST) StartupEvent started) {
        if (!enabled) return;
        for (ScheduledMethod method : scheduled.getScheduledMethods())
            method.getSchedules().forEach(pace -> running.add(start(method, pace)));
    }

    private Future<?> start(ScheduledMethod method, Scheduled pace) {
        String name = method.getMethodDescription();
        long every = SchedulerUtils.parseEveryAsMillis(pace)
                .orElseThrow(() -> new IllegalStateException(name + " says not how often it is to be called"));
        ScheduledInvoker invoker = scheduled.createInvoker(method.getInvokerClassName());
        long delay = pace.delayed().isEmpty() ? 0 : SchedulerUtils.parseDelayedAsMillis(pace);
        return repeat(workers, name, delay, every, invoker);
    }

    static Future<?> repeat(
            ScheduledExecutorService workers,
            String name,
            long delayMillis,
            long everyMillis,
            ScheduledInvoker invoker) {
        return workers.scheduleWithFixedDelay(
                () -> call(name, invoker), delayMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    private static void call(String name, ScheduledInvoker invoker) {
        try {
            // None of them asks what called it.
            invoker.invoke(null).whenComplete((done, fault) -> told(name, fault));
        } catch (Throwable fault) {
            told(name, fault);
        }
    }

    private static void told(String name, @Nullable Throwable fault) {
        if (fault != null) LOG.errorf(fault, "%s failed, and is called again", name);
    }

    void stop(@Observes ShutdownEvent stopping) {
        running.forEach(ticks -> ticks.cancel(false));
    }
}
