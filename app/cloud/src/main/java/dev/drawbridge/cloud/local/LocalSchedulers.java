package dev.drawbridge.cloud.local;

import dev.drawbridge.cloud.CloudException;
import dev.drawbridge.cloud.local.bus.BusEvent;
import dev.drawbridge.cloud.local.source.Schedules;
import dev.drawbridge.cloud.local.source.Times;
import dev.drawbridge.generators.sam.SchedulerText;
import dev.drawbridge.model.Names;
import dev.drawbridge.model.Node;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.Value;
import dev.drawbridge.model.WireRole;
import dev.drawbridge.model.kind.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schedulers of the drawing: at their times, by the clock of their zone, they hand their input to what is wired to them. A target that does not take it is
 * asked again after 1, 2, 3 seconds (Scheduler waits longer), at most {@value #TRIES} times, then the input goes to the queue on the failure port.
 */
final class LocalSchedulers implements Wired {
    /** Scheduler tries for a day; nobody waits that long for a run on this machine. */
    private static final int TRIES = 4;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Deliveries deliveries;
    private final Schedules schedules;
    private final Clock clock;
    private final BiConsumer<NodeId, String> problems;
    private volatile Map<Schedules.Entry, Target> targets = Map.of();

    private record Target(Node scheduler, Node to, int tries, String group, Optional<LocalPlan.Ruled> failure) {}

    LocalSchedulers(Deliveries deliveries, Clock clock, BiConsumer<NodeId, String> problems) {
        this.deliveries = deliveries;
        this.clock = clock;
        this.problems = problems;
        this.schedules = new Schedules(this::start, clock, problems);
    }

    /** Starts what is wired to the scheduler now. */
    void tick(NodeId scheduler) {
        schedules.tick(scheduler);
    }

    @Override
    public void follow(LocalPlan plan, Function<NodeId, String> queueUrl) {
        Map<Schedules.Entry, Target> next = new HashMap<>();
        for (Node card : plan.nodes("scheduler")) {
            Kind kind = plan.kind(card);
            try {
                Times times = new Times(kind.text(card, "expression"), kind.text(card, "timeZone"), Duration.ofMinutes(kind.whole(card, "window").orElse(0)),
                        date(card, "startDate", Instant.MIN), date(card, "endDate", Instant.MAX));
                List<LocalPlan.Ruled> links = new ArrayList<>(plan.outOf(card, WireRole.TRIGGER));
                links.addAll(plan.outOf(card, WireRole.DELIVER));
                for (LocalPlan.Ruled link : links) {
                    next.put(new Schedules.Entry(link.wire().id(), card.id(), link.to().id(), times, kind.flag(card, "enabled"), plan.names().arn(card), link.rule().text(link.wire(), "input")),
                            new Target(card, link.to(), Math.min(TRIES, 1 + kind.whole(card, "retries").orElse(TRIES)), link.rule().text(link.wire(), "messageGroup"),
                                    plan.outOf(card, WireRole.ON_FAILURE).stream().findFirst()));
                }
            } catch (DateTimeParseException e) {
                problems.accept(card.id(), "\"" + e.getParsedString() + "\" is no moment; write it in UTC, such as 2030-01-01T00:00:00Z.");
            }
        }
        targets = Map.copyOf(next);
        schedules.entries(List.copyOf(next.keySet()));
    }

    private static Instant date(Node card, String field, Instant otherwise) {
        return card.field(field).flatMap(Value::asText).filter(text -> !text.isBlank()).map(Instant::parse).orElse(otherwise);
    }

    private void start(Schedules.Entry entry, Instant time) {
        Target target = targets.get(entry);
        if (target == null) {
            return;
        }
        try {
            threads.execute(() -> {
                try {
                    tries(entry, target, time);
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            });
        } catch (RejectedExecutionException ending) {
            // a time that comes while the run ends starts nothing any more
            return;
        }
    }

    private void tries(Schedules.Entry entry, Target target, Instant time) throws InterruptedException {
        String problem = "";
        for (int attempt = 1; attempt <= target.tries(); attempt++) {
            String input = filled(entry, time, attempt);
            try {
                deliveries.deliver(new Deliveries.Parcel(entry.wire(), entry.schedule(), target.to(), "tick", body(target, input, time), target.group()));
                return;
            } catch (CloudException refused) {
                problem = refused.getMessage();
            }
            if (attempt < target.tries()) {
                Thread.sleep(Duration.ofSeconds(attempt));
            }
        }
        String input = filled(entry, time, target.tries());
        try {
            if (target.failure().isPresent()) {
                LocalPlan.Ruled kept = target.failure().get();
                deliveries.deliver(new Deliveries.Parcel(kept.wire().id(), entry.schedule(), kept.to(), "given up: " + problem, input, target.scheduler().name()));
            }
        } catch (CloudException lost) {
            problem = problem + " It could not be kept either: " + lost.getMessage();
        }
        problems.accept(entry.schedule(), target.to().name() + " did not take what " + target.scheduler().name() + " started: " + problem);
    }

    /** Source: docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html. */
    private static String filled(Schedules.Entry entry, Instant time, int attempt) {
        String input = entry.input().isBlank() ? SchedulerText.tick() : entry.input();
        return input.replace("<aws.scheduler.schedule-arn>", entry.arn()).replace("<aws.scheduler.scheduled-time>", time.truncatedTo(ChronoUnit.SECONDS).toString())
                .replace("<aws.scheduler.execution-id>", UUID.randomUUID().toString()).replace("<aws.scheduler.attempt-number>", Integer.toString(attempt));
    }

    private static String body(Target target, String input, Instant time) {
        return switch (target.to().kind()) {
            case "event-bus" -> BusEvent.of(Names.kebab(target.scheduler().name()), "Scheduled Event", json(target, input), List.of(), time).text();
            case "state-machine" -> json(target, input).toString();
            default -> input;
        };
    }

    private static JsonNode json(Target target, String input) {
        try {
            return JsonMapper.shared().readTree(input);
        } catch (JacksonException e) {
            throw new CloudException("The input of " + target.scheduler().name() + " must be JSON for " + target.to().name() + ".", e);
        }
    }

    @Override
    public void close() {
        schedules.close();
        threads.shutdownNow();
    }
}
