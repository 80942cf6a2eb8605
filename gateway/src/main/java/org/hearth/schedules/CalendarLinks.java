package org.hearth.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hearth.identity.Caller;
import org.hearth.identity.Callers;
import org.hearth.identity.Role;
import org.hearth.identity.RoleChanged;
import org.hearth.journal.Cause;
import org.hearth.journal.CauseKind;
import org.hearth.journal.Journal;
import org.hearth.journal.JournalEntry;
import org.hearth.journal.JournalVerb;
import org.hearth.problems.PlainText;
import org.hearth.problems.Problem;

/**
 * Keeper of the links by which calendar programs, which cannot sign in, read what is planned. A link is a right of whoever made it, and ends
 * with that account, or when it becomes a guest's. Any number of threads may hold it.
 */
@ApplicationScoped
class CalendarLinks {
    private static final int MAX_A_PERSON = 8;

    /** 256 bits: nobody guesses one. */
    private static final int SECRET_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Journal journal;
    private final Callers callers;
    private final InstantSource clock;

    CalendarLinks(Journal journal, Callers callers, InstantSource clock) {
        this.journal = journal;
        this.callers = callers;
        this.clock = clock;
    }

    /**
     * A link, without its secret.
     *
     * @param label for which program or person it is
     */
    record CalendarLink(UUID id, String label, Instant createdAt) {
        private static CalendarLink of(CalendarLinkRow row) {
            return new CalendarLink(row.id, row.label, row.createdAt);
        }
    }

    /**
     * A new link with its secret, which is told this once.
     *
     * @param secret stands in its address
     */
    record Made(CalendarLink link, String secret) {}

    /** Those of a person, the oldest first. */
    @Transactional
    List<CalendarLink> list(UUID account) {
        return CalendarLinkRow.<CalendarLinkRow>list("createdBy = ?1 ORDER BY createdAt, id", account).stream()
                .map(CalendarLink::of)
                .toList();
    }

    /** Makes a link for a person. */
    @Transactional
    Made add(String label, UUID account, Cause cause) {
        if (CalendarLinkRow.count("createdBy", account) >= MAX_A_PERSON)
            throw new Problem.Conflict(
                            "too-many-calendar-links",
                            "You have " + MAX_A_PERSON + " calendar links, which is as many as can be.")
                    .thrown();
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        String told = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        CalendarLinkRow row = new CalendarLinkRow();
        row.id = UUID.randomUUID();
        row.hash = hash(told);
        row.label = PlainText.name("label", label);
        row.createdBy = account;
        row.createdAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        row.persist();
        journal.append(JournalEntry.of(row.createdAt, JournalVerb.CALENDAR_LINK_ADDED, cause)
                .with(row.label));
        return new Made(CalendarLink.of(row), told);
    }

    /**
     * Ends a link of a person: from then on it opens nothing.
     *
     * @throws org.hearth.problems.ProblemException if the person has no such link
     */
    @Transactional
    void remove(UUID id, UUID account, Cause cause) {
        CalendarLinkRow row = CalendarLinkRow.<CalendarLinkRow>find("id = ?1 AND createdBy = ?2", id, account)
                .<CalendarLinkRow>firstResultOptional()
                .orElseThrow(() -> new Problem.NotFound("calendar link", id.toString()).thrown());
        row.delete();
        journal.append(JournalEntry.of(clock.instant(), JournalVerb.CALENDAR_LINK_REMOVED, cause)
                .with(row.label));
    }

    /** Whoever may not plan any more, may not look on from outside either. In the transaction of the change. */
    void roleChanged(@Observes RoleChanged change) {
        if (change.now() != Role.GUEST) return;
        UUID account = change.before().id();
        Cause cause = callers.find().map(Caller::cause).orElse(Cause.of(CauseKind.GATEWAY));
        for (CalendarLink link : list(account)) remove(link.id(), account, cause);
    }

    /** Whose link has this secret; empty if none has. */
    @Transactional
    Optional<UUID> owner(String secret) {
        return CalendarLinkRow.<CalendarLinkRow>find("hash", hash(secret))
                .<CalendarLinkRow>firstResultOptional()
                .map(row -> row.createdBy);
    }

    private static String hash(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
