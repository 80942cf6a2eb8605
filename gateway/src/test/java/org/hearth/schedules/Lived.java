package org.hearth.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;

/**
 * What somebody was shown, and what happened then.
 *
 * @param shown the preview
 * @param done the ledger, oldest first
 */
record Lived(List<Household.Line> shown, List<Household.Row> done) {
    /**
     * Each line of the preview has one row, in its order and at its instant, whatever became of it.
     *
     * @param what was asked for
     */
    void assertEachHasOneRow(Object what) {
        assertThat(done).as("%s: %s", what, shown).hasSizeGreaterThanOrEqualTo(shown.size());
        for (int i = 0; i < shown.size(); i++) assertSameMoment(what, shown.get(i), done.get(i));
    }

    /** What was shown was done, all of it and nothing else, at the very instant; what was to be left out was left out. */
    void assertKept(Object what, ZoneId zone) {
        assertThat(done).as("%s: %s", what, shown).hasSameSizeAs(shown);
        assertEachHasOneRow(what);
        for (int i = 0; i < shown.size(); i++) {
            Household.Line line = shown.get(i);
            Household.Row row = done.get(i);
            if (line.at() == null) {
                if ("SKIPPED".equals(line.mark()))
                    assertThat(zone.getRules().getValidOffsets(LocalDateTime.parse(line.local())))
                            .as("%s is not in %s", line, zone)
                            .isEmpty();
                continue;
            }
            assertThat(row.outcome()).as("%s of %s", row, line).isEqualTo("FIRED");
            assertThat(row.recordedAt()).as("%s of %s", row, line).isEqualTo(row.dueAt());
            assertThat(line.at().atZone(zone).toOffsetDateTime())
                    .as("%s on the clock in %s", line, zone)
                    .isEqualTo(OffsetDateTime.parse(line.local() + line.offset()));
        }
    }

    private static void assertSameMoment(Object what, Household.Line line, Household.Row row) {
        assertThat(row.phase()).as("%s of %s of %s", row, line, what).isEqualTo(line.phase());
        if (line.at() == null)
            assertThat(row.outcome() + " " + row.reason())
                    .as("%s of %s of %s", row, line, what)
                    .isEqualTo("NO_SUN".equals(line.mark()) ? "SKIPPED no-sun" : "SKIPPED clock-change");
        else assertThat(row.dueAt()).as("%s of %s of %s", row, line, what).isEqualTo(line.at());
    }

    /** The preview in words. */
    List<String> preview() {
        return shown.stream().map(Household.Line::toString).toList();
    }

    /** The ledger in words. */
    List<String> ledger() {
        return done.stream().map(Household.Row::toString).toList();
    }
}
