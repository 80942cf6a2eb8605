package org.hearth.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.UUID;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/** Keeper of the pictures of people. Any number of threads may hold it. */
@ApplicationScoped
class Pictures {
    private final Attempts attempts;
    private final Journal journal;
    private final InstantSource clock;

    Pictures(Attempts attempts, Journal journal, InstantSource clock) {
        this.attempts = attempts;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The picture of a person.
     *
     * @throws ProblemException if there is none, or no such person
     */
    @Transactional
    Picture find(UUID account) {
        return PictureRow.<PictureRow>findByIdOptional(account)
                .map(row -> new Picture(row.type, row.bytes))
                .orElseThrow(() -> new Problem.NotFound("picture", account.toString()).thrown());
    }

    /**
     * Puts this picture in the place of the one there was.
     *
     * @throws ProblemException if too much was changed lately
     */
    @Transactional
    void put(Caller person, Picture picture) {
        attempts.reserve(Budget.changesOf(person.accountId()));
        name(person, picture.name());
        PictureRow row =
                PictureRow.<PictureRow>findByIdOptional(person.accountId()).orElseGet(PictureRow::new);
        row.accountId = person.accountId();
        row.type = picture.type();
        row.bytes = picture.bytes();
        row.persist();
    }

    /** Takes the picture away, if there is one. */
    @Transactional
    void remove(Caller person) {
        if (PictureRow.deleteById(person.accountId())) name(person, null);
    }

    private void name(Caller person, @Nullable String picture) {
        AccountRow.lock(person.accountId(), LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(
                        () -> new Problem.NotFound("account", person.accountId().toString()).thrown())
                .picture = picture;
        journal.append(JournalEntry.of(clock.instant(), JournalVerb.ACCOUNT_CHANGED, person.cause())
                .with("picture"));
    }
}
