package org.hearth.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A browser in words that a person reads, out of what it calls itself (RFC 9110, section 10.1.5). Only for show: it may say anything.
 *
 * @param program such as Firefox; null: not known
 * @param system such as Android; null: not known
 */
record BrowserName(@Nullable String program, @Nullable String system) {
    /** The first that is found counts: most call themselves by the names of others too. */
    private static final List<Mark> PROGRAMS = List.of(
            new Mark("SamsungBrowser/", "Samsung Internet"),
            new Mark("OPR/", "Opera"),
            new Mark("Edg", "Edge"),
            new Mark("Firefox/", "Firefox"),
            new Mark("FxiOS/", "Firefox"),
            new Mark("CriOS/", "Chrome"),
            new Mark("Chrome/", "Chrome"),
            new Mark("Safari/", "Safari"));

    private static final List<Mark> SYSTEMS = List.of(
            new Mark("iPhone", "iPhone"),
            new Mark("iPad", "iPad"),
            new Mark("Android", "Android"),
            new Mark("CrOS", "ChromeOS"),
            new Mark("Windows", "Windows"),
            new Mark("Mac OS X", "Mac"),
            new Mark("Linux", "Linux"));

    /** The words for what a browser calls itself. */
    static BrowserName of(String userAgent) {
        return new BrowserName(first(PROGRAMS, userAgent), first(SYSTEMS, userAgent));
    }

    private static @Nullable String first(List<Mark> marks, String userAgent) {
        return marks.stream()
                .filter(mark -> userAgent.contains(mark.part()))
                .map(Mark::words)
                .findFirst()
                .orElse(null);
    }

    private record Mark(String part, String words) {}
}
