package org.hearth.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.hearth.journal.SealBreak.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a walk along the chain finds when somebody has been at the database. */
class ChainWalkTest {
    private final JournalDatabase database = JournalDatabase.open();

    /** Number 5 was handed out and never used. */
    @BeforeEach
    void nineEntriesOnTheChain() throws SQLException {
        Sealer sealer = database.sealer();
        database.append(4);
        JournalDatabase.rollBack(database.appendWithoutCommit());
        database.append(5);
        for (int looks = 0; looks < 3; looks++) sealer.seal();
        database.append(1);
        sealer.seal();
        assertThat(database.check().isWhole()).isTrue();
        assertThat(database.check().checked()).isEqualTo(10);
    }

    @AfterEach
    void theDatabaseIsLeft() {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at = at + interval '1 microsecond'",
                "verb = 'DEVICE_ONLINE'",
                "cause = '{\"kind\": \"PERSON\", \"name\": \"Nikos\"}'",
                "device = 'fan'",
                "device = NULL",
                "device_name = 'Lamb'",
                "device_name = '', capability = 'Lamprelay1'",
                "device = 'lampL', device_name = 'amp'",
                "capability = 'relay2'",
                "value = 'false'",
                "value = '1'",
                "value = NULL",
                "value = 'null'",
                "detail = ''",
                "detail = NULL, capability = detail"
            })
    void aChangedColumnIsNamed(String change) {
        database.run("UPDATE journal SET " + change + " WHERE id = 4");

        found(Fault.CHANGED, 4L, 4L);
        assertThat(database.check().checked()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sealed_at = sealed_at - interval '1 day'",
                "settled = settled + 1",
                "hash = set_byte(hash, 31, get_byte(hash, 31) # 1)"
            })
    void aChangedLinkIsNamed(String change) {
        database.run("UPDATE journal_seal SET " + change + " WHERE seq = 4");

        found(Fault.CHANGED, 4L, 4L);
    }

    @Test
    void aChangedEntryWhoseOwnLinkIsComputedAnewBreaksTheNextLink() throws SQLException {
        database.run("UPDATE journal SET device = 'fan' WHERE id = 4");
        try (Connection connection = database.source.getConnection()) {
            List<SealTable.Sealed> links = database.table.walk(connection, 2, 2);
            SealTable.Sealed changed = links.getLast();
            Seal anew = changed.link().seal(links.getFirst().seal(), java.util.Objects.requireNonNull(changed.entry()));
            database.run("UPDATE journal_seal SET hash = decode('" + anew.hash() + "', 'hex') WHERE seq = 4");
        }

        found(Fault.CHANGED, 5L, 6L);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"value = '1', value = '1.0'", "device = NULL, device = ''", "value = NULL, value = 'null'"})
    void whatLooksAlikeIsToldApart(String sealed, String change) {
        database.run("UPDATE journal SET " + sealed + " WHERE id = 2");
        reseal();
        assertThat(database.check().isWhole()).isTrue();

        database.run("UPDATE journal SET " + change + " WHERE id = 2");

        found(Fault.CHANGED, 2L, 2L);
    }

    @Test
    void anEntryThatIsGoneIsNamed() {
        database.run("DELETE FROM journal WHERE id = 7");

        found(Fault.MISSING, 6L, 7L);
    }

    @Test
    void anEntryThatWasGivenAnotherNumberIsMissed() {
        database.run("ALTER TABLE journal ALTER id DROP IDENTITY");
        database.run("UPDATE journal SET id = 5 WHERE id = 6");

        found(Fault.MISSING, 5L, 6L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLinkThatIsGoneIsNamedWithItsEntryOrWithout(boolean both) {
        database.run("DELETE FROM journal_seal WHERE seq IN (4, 5)");
        if (both) database.run("DELETE FROM journal WHERE id IN (4, 6)");

        assertThat(found()).isEqualTo(SealBreak.missing(4, 5));
    }

    @Test
    void theFirstLinkThatIsGoneIsNamed() {
        database.run("DELETE FROM journal_seal WHERE seq = 1");

        assertThat(found()).isEqualTo(SealBreak.missing(1, 1));
    }

    @Test
    void anEntryThatIsTakenOutWithItsLinkAndTheOthersMovedUpIsFound() {
        database.run("DELETE FROM journal_seal WHERE seq = 4");
        database.run("DELETE FROM journal WHERE id = 4");
        move("seq > 4", -1);

        found(Fault.CHANGED, 4L, 6L);
    }

    @Test
    void anEntryWithANumberThatNobodyUsedIsNamedAndNeverSealed() {
        database.run("INSERT INTO journal (id, at, verb, cause) OVERRIDING SYSTEM VALUE"
                + " VALUES (5, now(), 'SIGNED_IN', '{\"kind\": \"PERSON\"}')");
        database.append(1);
        database.sealer().seal();

        found(Fault.INSERTED, null, 5L);
        assertThat(database.check().checked()).isEqualTo(11);
    }

    @Test
    void anEntryThatIsPutInWithALinkIsNamed() {
        database.run("INSERT INTO journal (id, at, verb, cause) OVERRIDING SYSTEM VALUE"
                + " VALUES (5, now(), 'SIGNED_IN', '{\"kind\": \"PERSON\"}')");
        move("seq >= 5", 1);
        database.run(
                "INSERT INTO journal_seal SELECT 5, 5, sealed_at, settled, sha256('guess') FROM journal_seal WHERE seq = 4");

        found(Fault.INSERTED, 5L, 5L);
    }

    @Test
    void anEntryThatIsPutIntoAnOldGapAndSealedByHandIsNamed() throws SQLException {
        database.run("INSERT INTO journal (id, at, verb, cause) OVERRIDING SYSTEM VALUE"
                + " VALUES (5, now(), 'SIGNED_IN', '{\"kind\": \"PERSON\"}')");
        try (Connection connection = database.source.getConnection()) {
            StoredEntry entry = database.table.unsealed(connection, 4, 5).getFirst();
            Link link = new Link(11, 5, entry.atMicros(), 11);
            database.table.insert(
                    connection, List.of(new SealTable.Sealed(link, link.seal(database.newest(), entry), entry)));
        }

        assertThat(found()).isEqualTo(SealBreak.inserted(5));
    }

    @ParameterizedTest
    @CsvSource({"3, 4", "3, 9"})
    void entriesThatHaveChangedPlacesAreNamed(int one, int other) {
        database.run("ALTER TABLE journal ALTER id DROP IDENTITY");
        database.run("UPDATE journal SET id = 1000 WHERE id = " + one);
        database.run("UPDATE journal SET id = " + one + " WHERE id = " + other);
        database.run("UPDATE journal SET id = " + other + " WHERE id = 1000");

        found(Fault.REORDERED, 3L, 3L);
    }

    @Test
    void linksThatHaveChangedTheirEntriesAreNamed() {
        database.run("UPDATE journal_seal SET entry = 1000 WHERE seq = 3");
        database.run("UPDATE journal_seal SET entry = 3 WHERE seq = 8");
        database.run("UPDATE journal_seal SET entry = 9 WHERE seq = 3");

        found(Fault.REORDERED, 3L, 9L);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void linksThatHaveChangedPlacesAreNamed(int other) {
        database.run("UPDATE journal_seal SET seq = 1000 WHERE seq = 3");
        database.run("UPDATE journal_seal SET seq = 3 WHERE seq = " + other);
        database.run("UPDATE journal_seal SET seq = " + other + " WHERE seq = 1000");

        assertThat(found().kind()).isEqualTo(Fault.REORDERED);
        assertThat(found().seq()).isEqualTo(3);
    }

    @Test
    void aTailThatIsCutOffIsFoundByAnAnchorAndByNothingElse() {
        Seal noted = database.newest();
        database.run("DELETE FROM journal_seal WHERE seq > 6");
        database.run("DELETE FROM journal WHERE id > 7");

        assertThat(database.check().isWhole()).isTrue();
        assertThat(found(noted).kind()).isEqualTo(Fault.CUT);
        assertThat(found(noted).seq()).isEqualTo(10);
    }

    @Test
    void aChainThatIsMadeAnewAfterAChangeIsFoundByAnAnchorAndByNothingElse() {
        Seal noted = database.newest();
        database.run("UPDATE journal SET cause = '{\"kind\": \"GATEWAY\"}' WHERE id = 2");
        reseal();

        assertThat(database.check().isWhole()).isTrue();
        assertThat(found(noted).kind()).isEqualTo(Fault.REWRITTEN);
        assertThat(database.check(database.newest()).isWhole()).isTrue();
    }

    @Test
    void anAnchorFromTheMiddleHolds() {
        Seal noted = database.newest();
        database.append(3);
        database.sealer().seal();

        assertThat(database.check(noted).isWhole()).isTrue();
    }

    /** A press is told long after it, and the clock may have been set: what counts is how long nobody has sealed. */
    @Test
    void theTailIsToldAndIsAFaultWhenNobodyHasSealedForLong() {
        database.append(2);
        database.run("UPDATE journal SET at = now() - interval '1 day' WHERE id = 12");
        SealCheck fresh = database.check();
        assertThat(fresh.unsealed()).isEqualTo(2);
        assertThat(fresh.isTailOld()).isFalse();
        assertThat(fresh.isWhole()).isTrue();

        SealCheck old = database.check(Duration.ofSeconds(11));
        assertThat(old.unsealed()).isEqualTo(2);
        assertThat(old.waitedSeconds()).isEqualTo(11);
        assertThat(old.isTailOld()).isTrue();
        assertThat(old.firstBreak()).isNull();
        assertThat(old.isWhole()).isFalse();

        database.sealer().seal();
        assertThat(database.check(Duration.ofSeconds(11)).isWhole()).isTrue();
    }

    @Test
    void anAnchorIsReadAsItIsWritten() {
        Seal noted = database.newest();
        assertThat(Seal.parse(noted.toString())).contains(noted);
        for (String text : new String[] {"", "10", "0:" + noted.hash(), "10:abc", noted + "0", "-1:" + noted.hash()})
            assertThat(Seal.parse(text)).as(text).isEmpty();
    }

    private void found(Fault kind, @Nullable Long seq, Long entry) {
        SealBreak found = found();
        assertThat(found.kind()).as(found.words()).isEqualTo(kind);
        assertThat(found.seq()).isEqualTo(seq);
        assertThat(found.entry()).isEqualTo(entry);
    }

    private SealBreak found(Seal... anchors) {
        SealCheck check = database.check(anchors);
        assertThat(check.isWhole()).isFalse();
        return java.util.Objects.requireNonNull(check.firstBreak());
    }

    private void reseal() {
        database.run("TRUNCATE journal_seal");
        database.sealer().seal();
    }

    private void move(String which, int by) {
        database.run("UPDATE journal_seal SET seq = seq + 1000 WHERE " + which);
        database.run("UPDATE journal_seal SET seq = seq - 1000 + " + by + " WHERE seq > 1000");
    }
}
