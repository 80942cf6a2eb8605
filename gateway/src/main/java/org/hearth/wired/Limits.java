package org.hearth.wired;

import org.jspecify.annotations.Nullable;

/**
 * The limits of one actuator, as the household set them; what is null was left at its default.
 *
 * @param maxOnSeconds longest time on
 * @param minOffSeconds shortest time off
 * @param lock the relay that may not be on at the same time
 * @param atBoot {@code off}, {@code on} or {@code last}
 * @param onLost {@code keep}, {@code off} or {@code on}
 */
record Limits(
        @Nullable Long maxOnSeconds,
        @Nullable Long minOffSeconds,
        @Nullable String lock,
        @Nullable String atBoot,
        @Nullable String onLost) {
    static final Limits NONE = new Limits(null, null, null, null, null);
}
