package org.hearth.bench.report;

import java.util.List;
import java.util.Locale;

/** Figures for people, one a line. */
public final class Table {

    private static final String LINE = "%-46s %-12s %10s %10s %10s %8s %8s";

    private Table() {}

    /** All of them, with a head. */
    public static String of(List<Figure> figures) {
        StringBuilder text =
                new StringBuilder(LINE.formatted("", "", "floor", "reference", "gateway", "× floor", "× ref."));
        for (Figure figure : figures)
            text.append('\n')
                    .append(LINE.formatted(
                            figure.name(),
                            figure.unit(),
                            number(figure.floor()),
                            number(figure.reference()),
                            number(figure.gateway()),
                            number(figure.toFloor()),
                            number(figure.toReference())));
        return text.toString();
    }

    /** Three digits that matter. */
    private static String number(double value) {
        if (!Double.isFinite(value)) return "";
        double size = Math.abs(value);
        int decimals = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
