package org.hearth.broker;

import java.util.List;
import java.util.regex.Pattern;
import org.hearth.problems.Problem;

/**
 * An account at the broker for one of the owner's own tools. It reads what it was given and writes below {@code tools/{name}/} only:
 * an order to a device needs a cause and an end, and has both only by way of the gateway.
 *
 * @param name of the tool; its user name is {@code tool.} and this
 * @param filters what it may read
 */
public record ToolAccount(String name, List<String> filters) {
    /** What the user names of tools begin with. */
    public static final String PREFIX = "tool.";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{1,30}");
    private static final int MAX_FILTERS = 16;
    private static final int MAX_LENGTH = 200;

    public ToolAccount {
        if (!NAME.matcher(name).matches())
            throw Problem.invalid("name", "is not a name for a tool", "2 to 31 of a-z, 0-9 and -, no - in front");
        if (filters.isEmpty() || filters.size() > MAX_FILTERS)
            throw Problem.invalid("filters", "has a length that is not allowed", "1 to " + MAX_FILTERS);
        filters = List.copyOf(filters);
        for (int i = 0; i < filters.size(); i++) check("filters[" + i + "]", filters.get(i));
    }

    private static void check(String field, String filter) {
        TopicGrammar.requireReadable(field, filter);
        if (filter.length() > MAX_LENGTH)
            throw Problem.invalid(field, "is too long", "at most " + MAX_LENGTH + " characters");
    }

    /** Its user name at the broker. */
    public String userName() {
        return PREFIX + name;
    }

    /** Where it may write. */
    String ownTopics() {
        return "tools/" + name + "/#";
    }
}
