package org.hearth.devices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * May a device take part?
 *
 * @param admitted false while it is disabled: the broker refuses it, and so does every command
 * @param reason why it is disabled, as a word for programs; null while it is admitted
 * @param since when that was decided; null if it was never decided otherwise
 */
public record Standing(
        boolean admitted, @Nullable String reason, @Nullable Instant since) {
    static final Standing ADMITTED = new Standing(true, null, null);

    /** The owner disabled it. */
    public static final String OWNER = "OWNER";

    /** It said too much. */
    public static final String FLOOD = "FLOOD";

    /** It is being removed for good. */
    public static final String REMOVED = "REMOVED";
}
