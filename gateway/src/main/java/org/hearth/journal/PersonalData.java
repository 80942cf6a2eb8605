package org.hearth.journal;

import java.util.List;

/**
 * What a room keeps of a person, told to that person on request (GDPR, articles 15 and 20). Each room that writes down who did something,
 * or for whom, has one bean of this type; a test looks whether a table was left out.
 */
public interface PersonalData {

    /** The lists this room keeps. */
    List<Kept> kept();

    /**
     * One list.
     *
     * @param name as it stands in the export
     * @param rows query with the account's id as its only parameter; each row is one JSON object in the first column. Nothing in it may
     *     open a door: no hash, no key
     */
    record Kept(String name, String rows) {}

    /** The rows whose cause, in the column {@code cause}, is the person. */
    static Kept causedBy(String name, String table, String order) {
        return new Kept(
                name,
                "SELECT to_jsonb(t) FROM " + table + " t WHERE cause ->> 'accountId' = (?::uuid)::text ORDER BY "
                        + order);
    }
}
