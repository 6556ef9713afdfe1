package dev.drawbridge.model.check;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a schedule goes off, as AWS writes it: {@code rate(5 minutes)}, {@code cron(0 8 ? * MON-FRI *)}, {@code at(2030-12-24T18:00:00)}. Pure. Sources:
 * docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html, docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html.
 */
final class ScheduleExpression {
    private static final Pattern FORM = Pattern.compile("(rate|cron|at)\\((.*)\\)");
    private static final Pattern RATE = Pattern.compile("(\\d+) (minute|hour|day)(s?)");
    private static final List<String> MONTHS = List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final List<Place> PLACES = List.of(new Place("minute", 0, 59, List.of(), ""), new Place("hour", 0, 23, List.of(), ""),
            new Place("day of the month", 1, 31, List.of(), "L|W|LW|[1-9]W|[12][0-9]W|3[01]W|L-[0-9]{1,2}|\\?"), new Place("month", 1, 12, MONTHS, ""),
            new Place("day of the week", 1, 7, DAYS, "L|[1-7]L|(SUN|MON|TUE|WED|THU|FRI|SAT)L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)#[1-5]|\\?"),
            new Place("year", 1970, 2199, List.of(), ""));

    private ScheduleExpression() {}

    /**
     * One place of a cron expression.
     *
     * @param words that count from {@code least}
     * @param special a pattern of what else it takes
     */
    private record Place(String name, int least, int most, List<String> words, String special) {
        Optional<String> problem(String text) {
            for (String part : text.split(",", -1)) {
                if (!fits(part)) {
                    return Optional.of("\"" + part + "\" is no " + name + "; it is a number from " + least + " to " + most + (words.isEmpty() ? "" : " or a name such as " + words.get(1))
                            + ", a list, a range or a step of them, or *" + (special.isEmpty() ? "." : ", or ?."));
                }
            }
            return Optional.empty();
        }

        private boolean fits(String part) {
            if (!special.isEmpty() && part.matches(special)) {
                return true;
            }
            String[] step = part.split("/", -1);
            if (step.length > 2 || step.length == 2 && !step[1].matches("[1-9][0-9]{0,3}")) {
                return false;
            }
            if (step[0].equals("*")) {
                return true;
            }
            String[] ends = step[0].split("-", -1);
            return ends.length <= 2 && number(ends[0]).isPresent() && (ends.length == 1 || number(ends[1]).isPresent());
        }

        private Optional<Integer> number(String text) {
            int word = words.indexOf(text.toUpperCase(Locale.ROOT));
            Optional<Integer> number = word >= 0 ? Optional.of(word + least) : text.matches("[0-9]{1,4}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
            return number.filter(n -> n >= least && n <= most);
        }
    }

    /**
     * What is wrong with an expression, as the end of a sentence.
     *
     * @param rule whether a rule of an event bus goes by it, which knows no {@code at} and is strict about plurals
     */
    static Optional<String> problem(String text, boolean rule) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || rule && form.group(1).equals("at")) {
            return Optional.of("is neither rate(...) nor cron(...)" + (rule ? form.matches() ? "; once, at(...), is for a scheduler." : "." : " nor at(...)."));
        }
        String inside = form.group(2);
        return switch (form.group(1)) {
            case "rate" -> rate(inside, rule);
            case "cron" -> cron(inside);
            default -> at(inside);
        };
    }

    private static Optional<String> rate(String inside, boolean rule) {
        Matcher rate = RATE.matcher(inside);
        if (!rate.matches() || rate.group(1).length() > 9) {
            return Optional.of("needs a number and a unit in its brackets, such as rate(5 minutes), rate(1 hour) or rate(7 days).");
        }
        int amount = Integer.parseInt(rate.group(1));
        if (amount == 0) {
            return Optional.of("needs a number above 0.");
        }
        boolean plural = !rate.group(3).isEmpty();
        String right = "rate(" + amount + " " + rate.group(2) + (amount == 1 ? "" : "s") + ")";
        return rule && plural == (amount == 1) ? Optional.of("must be written " + right + ".") : Optional.empty();
    }

    private static Optional<String> cron(String inside) {
        String[] fields = inside.strip().split("\\s+");
        if (fields.length != PLACES.size()) {
            return Optional.of("has " + fields.length + (fields.length == 1 ? " field" : " fields") + "; cron needs six: minute, hour, day of the month, month, day of the week, year.");
        }
        for (int i = 0; i < fields.length; i++) {
            Optional<String> problem = PLACES.get(i).problem(fields[i]);
            if (problem.isPresent()) {
                return problem.map(words -> "has a mistake: " + words);
            }
        }
        boolean month = fields[2].equals("?");
        boolean week = fields[4].equals("?");
        return month == week ? Optional.of(month ? "has ? for both days; one of them must say which." : "says both days; the day of the month or the day of the week must be ?.") : Optional.empty();
    }

    private static Optional<String> at(String inside) {
        try {
            LocalDateTime.parse(inside);
            return inside.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d") ? Optional.empty() : Optional.of("needs whole seconds, such as at(2030-12-24T18:00:00).");
        } catch (DateTimeParseException e) {
            return Optional.of("needs a day and a time without a zone, such as at(2030-12-24T18:00:00); the zone is a setting of its own.");
        }
    }
}
