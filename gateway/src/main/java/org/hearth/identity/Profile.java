package org.hearth.identity;

import org.jspecify.annotations.Nullable;

/**
 * What a person set for how the dashboard speaks to them.
 *
 * @param language null: as the browser is set
 * @param timeFormat how the time of day is written
 * @param picture names the content of the person's picture, so that another one has another name; null: there is none
 */
record Profile(
        @Nullable Language language,
        TimeFormat timeFormat,
        @Nullable String picture) {}
