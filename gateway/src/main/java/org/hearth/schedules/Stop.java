package org.hearth.schedules;

import org.jspecify.annotations.Nullable;

/**
 * Why a schedule stands still although nobody disabled it.
 *
 * @param why the reason
 * @param person who made it; null if that is nobody's to know any more
 */
public record Stop(StopReason why, @Nullable String person) {}
