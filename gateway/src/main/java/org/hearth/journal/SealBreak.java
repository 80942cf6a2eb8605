package org.hearth.journal;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where the chain does not hold.
 *
 * @param kind what is wrong
 * @param seq the place on the chain; absent for an entry that has none
 * @param entry number of the entry, if one is concerned
 * @param words the same for a person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SealBreak(
        @Schema(required = true) Fault kind,
        @Nullable Long seq,
        @Nullable Long entry,
        @Schema(required = true) String words) {

    /** What can have been done. */
    public enum Fault {
        /** A column of an entry, or of its link, is not what was sealed. */
        CHANGED,
        /** An entry, or links, are gone. */
        MISSING,
        /** Something stands there that nobody sealed. */
        INSERTED,
        /** Entries or links have changed places. */
        REORDERED,
        /** The chain ends before a link that was once its newest. */
        CUT,
        /** The chain holds by itself, but is another one than it was. */
        REWRITTEN
    }

    static SealBreak missing(long first, long last) {
        String which = first == last ? "link " + first + " is" : "links " + first + " to " + last + " are";
        return new SealBreak(Fault.MISSING, first, null, which + " gone");
    }

    static SealBreak missing(Link link) {
        return of(Fault.MISSING, link, "entry " + link.entry() + " is gone");
    }

    static SealBreak changed(Link link) {
        return of(Fault.CHANGED, link, "entry " + link.entry() + " is not what was sealed");
    }

    static SealBreak inserted(Link link) {
        return of(Fault.INSERTED, link, "entry " + link.entry() + " stands where another one was sealed");
    }

    static SealBreak reordered(Link link) {
        return of(Fault.REORDERED, link, "entry " + link.entry() + " has changed places with another one");
    }

    static SealBreak inserted(long entry) {
        return new SealBreak(
                Fault.INSERTED, null, entry, "entry " + entry + " was put among those that were sealed already");
    }

    static SealBreak cut(Seal anchor, Seal newest) {
        return new SealBreak(
                Fault.CUT,
                anchor.seq(),
                null,
                "the chain ends at " + newest.seq() + ", before the noted link " + anchor.seq());
    }

    static SealBreak rewritten(Seal anchor) {
        return new SealBreak(
                Fault.REWRITTEN, anchor.seq(), null, "link " + anchor.seq() + " has another hash than was noted");
    }

    private static SealBreak of(Fault kind, Link link, String words) {
        return new SealBreak(kind, link.seq(), link.entry(), words);
    }
}
