package org.hearth.schedules;

import com.cronutils.model.Cron;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.field.expression.Always;
import com.cronutils.model.field.expression.And;
import com.cronutils.model.field.expression.Between;
import com.cronutils.model.field.expression.Every;
import com.cronutils.model.field.expression.FieldExpression;
import com.cronutils.model.field.expression.On;
import com.cronutils.model.field.expression.QuestionMark;
import com.cronutils.model.field.value.FieldValue;
import com.cronutils.model.field.value.SpecialChar;
import com.cronutils.parser.CronParser;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hearth.problems.PlainText;
import org.hearth.problems.Problem;
import org.hearth.problems.ProblemException;

/**
 * Reads cron expressions with the parser of cron-utils: names, ranges, steps, lists and {@code ?}; {@code L} and {@code #} as in Quartz; days of the
 * week count from Sunday, 0 or 7, as in crontab.
 */
final class CronReader {
    private static final int LONGEST = 120;
    private static final CronDefinition FIVE = days(CronDefinitionBuilder.defineCron());
    private static final CronDefinition SIX = days(CronDefinitionBuilder.defineCron()
            .withSeconds()
            .withValidRange(0, 59)
            .and());

    private CronReader() {}

    private static CronDefinition days(CronDefinitionBuilder definition) {
        return definition
                .withMinutes()
                .withValidRange(0, 59)
                .and()
                .withHours()
                .withValidRange(0, 23)
                .and()
                .withDayOfMonth()
                .withValidRange(1, 31)
                .supportsL()
                .supportsQuestionMark()
                .and()
                .withMonth()
                .withValidRange(1, 12)
                .and()
                .withDayOfWeek()
                .withValidRange(0, 7)
                .withMondayDoWValue(1)
                .supportsL()
                .supportsHash()
                .supportsQuestionMark()
                .and()
                .instance();
    }

    /**
     * Reads an expression.
     *
     * @throws org.hearth.problems.ProblemException naming what is wrong with it
     */
    static CronFields read(String expression) {
        int fields = expression.strip().split("\\s+").length;
        if (expression.length() > LONGEST || fields < 5 || fields > 6)
            throw refused("has to have five fields, or six with the second first");
        // The parser would overlook one at either end, and no database keeps U+0000.
        if (!PlainText.isPlain(expression.replaceAll("\\s", " "))) throw refused("holds what is not a character");
        try {
            return fields(
                    new CronParser(fields == 5 ? FIVE : SIX)
                            .parse(expression.strip())
                            .validate(),
                    fields);
        } catch (ProblemException known) {
            throw known;
        } catch (IllegalArgumentException wrong) {
            throw refused("cannot be read: " + wrong.getMessage());
        } catch (RuntimeException lost) {
            // Of words cut short, as a person types them, the parser falls over its own feet in many ways.
            throw refused("cannot be read");
        }
    }

    private static CronFields fields(Cron cron, int fields) {
        SortedSet<Integer> seconds =
                fields == 5 ? new TreeSet<>(List.of(0)) : values(cron, CronFieldName.SECOND, 0, 59);
        if (seconds.size() > 1) throw refused("is due more than once in a minute; once in 60 seconds is the most");
        return new CronFields(
                seconds.first(),
                values(cron, CronFieldName.MINUTE, 0, 59),
                values(cron, CronFieldName.HOUR, 0, 23),
                daysOfMonth(expressionOf(cron, CronFieldName.DAY_OF_MONTH)),
                values(cron, CronFieldName.MONTH, 1, 12),
                daysOfWeek(expressionOf(cron, CronFieldName.DAY_OF_WEEK)));
    }

    private static RuntimeException refused(String why) {
        return Problem.invalid(
                "recurrence.expression", why, "minute hour day month weekday, for example 0 7 * * MON-FRI");
    }

    private static FieldExpression expressionOf(Cron cron, CronFieldName field) {
        return cron.retrieve(field).getExpression();
    }

    private static SortedSet<Integer> values(Cron cron, CronFieldName field, int least, int most) {
        return values(expressionOf(cron, field), least, most);
    }

    private static SortedSet<Integer> values(FieldExpression expression, int least, int most) {
        SortedSet<Integer> found = new TreeSet<>();
        switch (expression) {
            case And list -> list.getExpressions().forEach(part -> found.addAll(values(part, least, most)));
            case On on -> found.add(on.getTime().getValue());
            case Between range -> add(found, number(range.getFrom()), number(range.getTo()), 1, least, most);
            case Every step -> step(found, step, least, most);
            case Always every -> add(found, least, most, 1, least, most);
            case QuestionMark every -> add(found, least, most, 1, least, most);
            default -> throw refused("cannot be read: " + expression.asString());
        }
        return found;
    }

    private static void step(SortedSet<Integer> found, Every step, int least, int most) {
        int period = step.getPeriod().getValue();
        if (period < 1) throw refused("has a step of " + period);
        switch (step.getExpression()) {
            case Between range -> add(found, number(range.getFrom()), number(range.getTo()), period, least, most);
            case On on -> add(found, on.getTime().getValue(), most, period, least, most);
            default -> add(found, least, most, period, least, most);
        }
    }

    /** {@code FRI-MON} goes over the end and begins anew. */
    private static void add(SortedSet<Integer> found, int from, int to, int period, int least, int most) {
        int end = to < from ? to + most - least + 1 : to;
        for (int value = from; value <= end; value += period)
            found.add(value > most ? value - (most - least + 1) : value);
    }

    private static int number(FieldValue<?> value) {
        if (value.getValue() instanceof Integer number) return number;
        throw refused("cannot be read: " + value);
    }

    private static List<CronDay> daysOfMonth(FieldExpression expression) {
        List<CronDay> days = new ArrayList<>();
        for (FieldExpression part : parts(expression)) {
            if (part instanceof On on && on.getSpecialChar().getValue() == SpecialChar.L)
                days.add(new CronDay.LastOfMonth(Math.max(0, on.getNth().getValue())));
            else values(part, 1, 31).forEach(day -> days.add(new CronDay.OfMonth(day)));
        }
        return days;
    }

    private static List<CronDay> daysOfWeek(FieldExpression expression) {
        List<CronDay> days = new ArrayList<>();
        for (FieldExpression part : parts(expression)) {
            if (part instanceof On on && on.getSpecialChar().getValue() == SpecialChar.L)
                days.add(lastOfWeek(on.getTime().getValue()));
            else if (part instanceof On on && on.getSpecialChar().getValue() == SpecialChar.HASH)
                days.add(nthOfWeek(on));
            else
                values(part, 0, 6).stream()
                        .map(day -> new CronDay.OfWeek(dayOfWeek(day)))
                        .forEach(days::add);
        }
        return days.stream().distinct().toList();
    }

    /** {@code L} alone is the last day of the week, Saturday (Quartz). */
    private static CronDay lastOfWeek(int fromSunday) {
        return fromSunday < 0 ? new CronDay.OfWeek(DayOfWeek.SATURDAY) : new CronDay.LastOfWeek(dayOfWeek(fromSunday));
    }

    private static CronDay nthOfWeek(On on) {
        int number = on.getNth().getValue();
        if (number < 1 || number > 5)
            throw refused("asks for weekday number " + number + " of a month; there are 1 to 5");
        return new CronDay.NthOfWeek(dayOfWeek(on.getTime().getValue()), number);
    }

    /** Nothing for a field that leaves the day to the other one. */
    private static List<FieldExpression> parts(FieldExpression expression) {
        return switch (expression) {
            case Always every -> List.of();
            case QuestionMark every -> List.of();
            case And list -> list.getExpressions();
            default -> List.of(expression);
        };
    }

    private static DayOfWeek dayOfWeek(int fromSunday) {
        return DayOfWeek.of(fromSunday % 7 == 0 ? 7 : fromSunday % 7);
    }
}
