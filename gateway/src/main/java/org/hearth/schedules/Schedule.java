package org.hearth.schedules;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan to switch one capability at the moments of a recurrence.
 *
 * @param id stable
 * @param name what the household calls it
 * @param device whose capability
 * @param capability which
 * @param value on or off
 * @param recurrence when
 * @param enabled false if nothing is planned for the time being
 * @param nextAt the next moment; null if none is planned
 * @param stopped why the gateway stopped it; null if it did not, or somebody has taken it over
 */
public record Schedule(
        UUID id,
        String name,
        String device,
        String capability,
        boolean value,
        Weekly recurrence,
        boolean enabled,
        @Nullable Instant nextAt,
        @Nullable Stop stopped) {}
