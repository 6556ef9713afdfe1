package dev.drawbridge.cloud.local.source;

import com.cronutils.model.definition.CronConstraintsFactory;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.local.event.Events;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts what is wired to schedules when it is time, or when somebody asks for a tick. */
public final class Schedules implements AutoCloseable {
    private static final Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
    /** A tick that is later than this was missed, not delayed. */
    private static final Duration LATE = Duration.ofMinutes(1);
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

    private final Start target;
    private final Clock clock;
    private final BiConsumer<NodeId, String> problems;
    private final Map<Entry, Thread> threads = new HashMap<>();
    private List<Entry> entries = List.of();

    /** Starts a card with an event that came over a wire, and returns at once. */
    @FunctionalInterface
    public interface Start {
        void start(WireId wire, NodeId from, NodeId to, String summary, byte[] event);
    }

    /**
     * A wire from a schedule to what it starts.
     *
     * @param input JSON for what is started; empty for the usual event
     */
    public record Entry(WireId wire, NodeId schedule, NodeId target, String expression, boolean enabled, String ruleArn, String input) {}

    /** @param problems hears of expressions that cannot be read, at the card of the schedule */
    public Schedules(Start target, Clock clock, BiConsumer<NodeId, String> problems) {
        this.target = target;
        this.clock = clock;
        this.problems = problems;
    }

    /** What the drawing says now. Times of a new or changed schedule are counted from now; one that is as it was keeps its beat. */
    public synchronized void entries(List<Entry> next) {
        entries = List.copyOf(next);
        threads.entrySet().removeIf(running -> {
            boolean gone = !entries.contains(running.getKey());
            if (gone) {
                running.getValue().interrupt();
            }
            return gone;
        });
        for (Entry entry : entries) {
            if (entry.enabled() && !threads.containsKey(entry)) {
                threads.put(entry, Thread.ofVirtual().name("schedule " + entry.schedule()).start(() -> follow(entry)));
            }
        }
    }

    private void follow(Entry entry) {
        try {
            loop(entry);
        } catch (CloudException unreadable) {
            problems.accept(entry.schedule(), unreadable.getMessage());
        }
    }

    /** Starts what is wired to the schedule now, enabled or not. */
    public synchronized void tick(NodeId schedule) {
        entries.stream().filter(entry -> entry.schedule().equals(schedule)).forEach(entry -> fire(entry, clock.instant()));
    }

    private void loop(Entry entry) {
        Instant last = clock.instant();
        while (true) {
            Optional<Instant> next = next(entry.expression(), last);
            if (next.isEmpty()) {
                return;
            }
            try {
                Thread.sleep(Duration.between(clock.instant(), next.get()).plusMillis(1));
            } catch (InterruptedException stop) {
                return;
            }
            fire(entry, next.get());
            // a machine that slept does not make up for what it missed
            last = next.get().isBefore(clock.instant().minus(LATE)) ? clock.instant() : next.get();
        }
    }

    private void fire(Entry entry, Instant time) {
        byte[] event = entry.input().isBlank() ? Events.scheduleTick(entry.ruleArn(), time) : entry.input().getBytes(StandardCharsets.UTF_8);
        target.start(entry.wire(), entry.schedule(), entry.target(), "tick", event);
    }

    /**
     * The next time after another; empty when there is none any more.
     *
     * @throws CloudException if the expression cannot be read
     */
    static Optional<Instant> next(String expression, Instant after) {
        Matcher rate = RATE.matcher(expression.strip());
        if (rate.matches()) {
            long amount = amount(expression, rate.group(1));
            return Optional.of(after.plus(switch (rate.group(2)) {
                case "minute" -> Duration.ofMinutes(amount);
                case "hour" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            }));
        }
        Matcher cron = CRON.matcher(expression.strip());
        if (!cron.matches()) {
            throw new CloudException("The schedule \"" + expression + "\" is neither rate(...) nor cron(...).");
        }
        try {
            return ExecutionTime.forCron(new CronParser(AWS).parse(cron.group(1))).nextExecution(after.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toInstant);
        } catch (IllegalArgumentException e) {
            throw new CloudException("The schedule \"" + expression + "\" cannot be read: " + e.getMessage(), e);
        }
    }

    private static long amount(String expression, String digits) {
        // ten million days are longer than any run
        if (digits.length() > 7 || Long.parseLong(digits) == 0) {
            throw new CloudException("The schedule \"" + expression + "\" needs a number from 1 to 9999999.");
        }
        return Long.parseLong(digits);
    }

    @Override
    public synchronized void close() {
        threads.values().forEach(Thread::interrupt);
        threads.clear();
    }
}
