package dev.drawbridge.cloud.local.source;

import com.cronutils.model.definition.CronConstraintsFactory;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.drawbridge.cloud.CloudException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When something goes off.
 *
 * @param expression {@code rate(...)}, {@code cron(...)} or {@code at(...)}
 * @param zone whose clock {@code cron} and {@code at} go by; UTC when empty
 * @param window each time comes at some moment of so long
 * @param from not before that; {@link Instant#MIN} for always
 * @param until not after that; {@link Instant#MAX} for ever
 */
public record Times(String expression, String zone, Duration window, Instant from, Instant until) {
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
    private static final Pattern CRON = Pattern.compile("cron\\((.+)\\)");
    /** Six fields in UTC, Sunday is 1: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html */
    private static final CronDefinition AWS = CronDefinitionBuilder.defineCron()
            .withMinutes().and()
            .withHours().and()
            .withDayOfMonth().supportsL().supportsW().supportsLW().supportsQuestionMark().and()
            .withMonth().and()
            .withDayOfWeek().withValidRange(1, 7).withMondayDoWValue(2).supportsHash().supportsL().supportsQuestionMark().and()
            .withYear().withValidRange(1970, 2199).and()
            .withCronValidation(CronConstraintsFactory.ensureEitherDayOfWeekOrDayOfMonth())
            .instance();
    private static final Pattern AT = Pattern.compile("at\\((.+)\\)");

    /** Times of a rule: in UTC, to the minute, for ever. */
    public static Times utc(String expression) {
        return new Times(expression, "", Duration.ZERO, Instant.MIN, Instant.MAX);
    }

    /**
     * The next time after another; empty when there is none any more.
     *
     * @throws CloudException if the expression or the zone cannot be read
     */
    public Optional<Instant> next(Instant after) {
        Instant begin = after.isBefore(from) ? from.minusMillis(1) : after;
        return plain(begin).filter(time -> !time.isAfter(until));
    }

    private Optional<Instant> plain(Instant after) {
        Matcher rate = RATE.matcher(expression.strip());
        if (rate.matches()) {
            // counted from the begin of the period, where there is one
            Duration each = each(rate);
            return Optional.of(from.equals(Instant.MIN) ? after.plus(each) : from.plus(each.multipliedBy(Math.max(0, Math.floorDiv(Duration.between(from, after).toMillis(), each.toMillis()) + 1))));
        }
        Matcher at = AT.matcher(expression.strip());
        if (at.matches()) {
            return Optional.of(once(at.group(1))).filter(time -> time.isAfter(after));
        }
        Matcher cron = CRON.matcher(expression.strip());
        if (!cron.matches()) {
            throw new CloudException("The schedule \"" + expression + "\" is neither rate(...) nor cron(...) nor at(...).");
        }
        try {
            return ExecutionTime.forCron(new CronParser(AWS).parse(cron.group(1))).nextExecution(after.atZone(clock())).map(ZonedDateTime::toInstant);
        } catch (IllegalArgumentException e) {
            throw new CloudException("The schedule \"" + expression + "\" cannot be read: " + e.getMessage(), e);
        }
    }

    private Instant once(String text) {
        try {
            return LocalDateTime.parse(text).atZone(clock()).toInstant();
        } catch (DateTimeParseException e) {
            throw new CloudException("The schedule \"" + expression + "\" names no day and time, such as at(2030-12-24T18:00:00).", e);
        }
    }

    private ZoneId clock() {
        try {
            return zone.isBlank() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new CloudException("\"" + zone + "\" is no time zone; write one such as Europe/Berlin.", e);
        }
    }

    private Duration each(Matcher rate) {
        long amount = amount(rate.group(1));
        return switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(amount);
            case "hour" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private long amount(String digits) {
        // ten million days are longer than any run
        if (digits.length() > 7 || Long.parseLong(digits) == 0) {
            throw new CloudException("The schedule \"" + expression + "\" needs a number from 1 to 9999999.");
        }
        return Long.parseLong(digits);
    }
}
