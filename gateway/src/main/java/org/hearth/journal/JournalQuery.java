package org.hearth.journal;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hearth.journal.Readership.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are meant. What is null or empty does not matter.
 *
 * @param reader what may be read at all, whatever is asked for
 * @param device about this device
 * @param person caused by this person
 * @param schedule caused by this schedule
 * @param causes caused by one of these
 * @param groups about one of these
 * @param from not before
 * @param to before
 */
public record JournalQuery(
        Reader reader,
        @Nullable String device,
        @Nullable UUID person,
        @Nullable UUID schedule,
        Set<CauseKind> causes,
        Set<JournalGroup> groups,
        @Nullable Instant from,
        @Nullable Instant to) {
    private static final Duration SHORT = Duration.ofDays(31);

    /** May read all entries there are. */
    static final Reader OWNER = new Reader(new UUID(0, 0), true, false, Set.of());

    /** All entries there are. */
    public static final JournalQuery EVERYTHING =
            new JournalQuery(OWNER, null, null, null, Set.of(), Set.of(), null, null);

    /** All entries that somebody may read. */
    static JournalQuery of(Reader reader) {
        return new JournalQuery(reader, null, null, null, Set.of(), Set.of(), null, null);
    }

    /**
     * In the order of the numbers. Of a short time the few rows are found by their time and then sorted: along the numbers the database
     * would read all that came after it, because it does not know that both go together.
     */
    String order() {
        boolean isShort =
                from != null && to != null && Duration.between(from, to).compareTo(SHORT) <= 0;
        return isShort ? "(j.id + 0)" : "j.id";
    }

    /** The same as SQL on a table that is called {@code j}: only what is asked for, so that the database can use its indexes. */
    Condition condition() {
        Condition condition = new Condition();
        if (!reader.everything())
            condition.and(
                    "(j.device IS NOT NULL AND (j.device = ANY (?)) = ? OR j.cause ->> 'accountId' = ?)",
                    reader.named().toArray(String[]::new),
                    reader.onlyNamed(),
                    reader.account().toString());
        if (device != null) condition.and("j.device = ?", device);
        if (person != null) condition.and("j.cause ->> 'accountId' = ?", person.toString());
        if (schedule != null) condition.and("j.cause ->> 'scheduleId' = ?", schedule.toString());
        if (!causes.isEmpty())
            condition.and("j.cause ->> 'kind' = ANY (?)", (Object)
                    causes.stream().map(CauseKind::name).toArray(String[]::new));
        if (!groups.isEmpty())
            condition.and("j.verb = ANY (?)", (Object) groups.stream()
                    .flatMap(group -> group.verbs().stream())
                    .map(JournalVerb::name)
                    .toArray(String[]::new));
        if (from != null) condition.and("j.at >= ?", OffsetDateTime.ofInstant(from, ZoneOffset.UTC));
        if (to != null) condition.and("j.at < ?", OffsetDateTime.ofInstant(to, ZoneOffset.UTC));
        return condition;
    }

    /** Parts of a WHERE and their parameters, in order. */
    static final class Condition {
        private final StringBuilder sql = new StringBuilder();
        private final List<@Nullable Object> parameters = new ArrayList<>();

        private void and(String part, @Nullable Object... values) {
            sql.append(" AND ").append(part);
            for (Object value : values) parameters.add(value);
        }

        /** Begins with AND, or is empty. */
        String sql() {
            return sql.toString();
        }

        List<@Nullable Object> parameters() {
            return parameters;
        }
    }
}
