package org.hearth.enrolment;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** Makes a device id out of what people call a device. */
final class DeviceIds {
    private static final int MAX_BASE = 27;
    private static final int MIN_LENGTH = 3;

    /** Greek letters without accents, and how they are written in Latin ones (ISO 843, without its diacritics). */
    private static final String GREEK = "αβγδεζηθικλμνξοπρσςτυφχψω";

    private static final String[] LATIN = {
        "a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p", "r", "s", "s", "t", "y", "f",
        "ch", "ps", "o"
    };

    private DeviceIds() {}

    /** An id that is free: {@code kitchen-lamp}, or {@code kitchen-lamp-2} if that is taken. */
    static String of(String name, Predicate<String> isTaken) {
        String base = base(name);
        String id = base;
        for (int count = 2; isTaken.test(id); count++) id = base + "-" + count;
        return id;
    }

    private static String base(String name) {
        StringBuilder latin = new StringBuilder();
        Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
                .codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
                .forEach(point -> latin.append(latin(point)));
        String plain = trimmed(latin.toString().replaceAll("[^a-z0-9]+", "-"));
        String cut = trimmed(plain.substring(0, Math.min(plain.length(), MAX_BASE)));
        return cut.length() >= MIN_LENGTH ? cut : trimmed("device-" + cut);
    }

    private static String trimmed(String text) {
        return text.replaceAll("^-+|-+$", "");
    }

    private static String latin(int point) {
        int greek = GREEK.indexOf(point);
        return greek < 0 ? Character.toString(point) : LATIN[greek];
    }
}
