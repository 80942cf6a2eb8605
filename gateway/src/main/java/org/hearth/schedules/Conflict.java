package org.hearth.schedules;

import java.time.Instant;
import java.util.UUID;
import org.hearth.devices.Action;
import org.jspecify.annotations.Nullable;

/**
 * Two schedules that tell one part of a device different things at one moment.
 *
 * @param at when
 * @param device whose part
 * @param capability which
 * @param action what the one that is asked about would do
 * @param schedule the other one
 * @param name what the other one is called; null if whoever asks may not see it
 * @param other what the other one would do
 */
public record Conflict(
        Instant at,
        String device,
        String capability,
        Action action,
        UUID schedule,
        @Nullable String name,
        Action other) {}
