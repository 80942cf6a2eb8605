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
     * What takes a person who was removed out of the rows that stay, beside what went with the account: each statement has the account's id
     * and the number of rows to touch at most as its parameters, and is repeated until it touches none.
     */
    default List<String> erasures() {
        return List.of();
    }

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

    /** Makes the person "a person" in the column {@code cause} of a table; only the journal says who. */
    static String withoutCause(String table) {
        return "UPDATE " + table + " SET cause = cause - 'name' - 'accountId'"
                + some(table, "cause ->> 'accountId' = (?::uuid)::text");
    }

    /** Deletes the rows of a table that name the person in this column. */
    static String withoutRows(String table, String column) {
        return "DELETE FROM " + table + some(table, column + " = ?");
    }

    private static String some(String table, String condition) {
        return " WHERE ctid = ANY (ARRAY (SELECT ctid FROM " + table + " WHERE " + condition + " LIMIT ?))";
    }
}
