package dev.drawbridge.cloud.local.dynamodb.store;

import dev.drawbridge.cloud.local.dynamodb.error.DynamoDbException;
import dev.drawbridge.cloud.local.dynamodb.value.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Writes that happen together or not at all, over any number of tables. Tables are locked in the order of their names, so two commits never wait for each other.
 */
public final class Commit {
    private Commit() {
    }

    /** One write of a commit. */
    public record Step(Table table, ItemKey key, Function<Optional<Item>, Optional<Item>> change) {
    }

    /** How it went: the changes in the order of the steps, or for each step what refused it. */
    public record Outcome(List<Table.Written> written, List<Optional<DynamoDbException>> refusals) {
        /** Whether the changes were made. */
        public boolean done() {
            return refusals.stream().allMatch(Optional::isEmpty);
        }
    }

    static Table.Written single(Table table, ItemKey key, Function<Optional<Item>, Optional<Item>> change, boolean expired) {
        return locked(List.of(table), true, () -> {
            var planned = List.of(table.plan(key, change));
            if (planned.getFirst().isReal()) {
                table.journal().append(planned);
            }
            return table.apply(planned, expired).getFirst();
        });
    }

    /** Makes all changes, or none if a step refuses. No two steps may be about the same item. */
    public static Outcome of(List<Step> steps, TransactionLog log) {
        return locked(steps.stream().map(Step::table).distinct().toList(), true, () -> {
            var changes = new ArrayList<Change>();
            var refusals = new ArrayList<Optional<DynamoDbException>>();
            for (Step step : steps) {
                try {
                    changes.add(step.table().plan(step.key(), step.change()));
                    refusals.add(Optional.empty());
                } catch (DynamoDbException refused) {
                    refusals.add(Optional.of(refused));
                }
            }
            if (refusals.stream().anyMatch(Optional::isPresent)) {
                return new Outcome(List.of(), refusals);
            }
            Map<Table, List<Change>> byTable = new LinkedHashMap<>();
            for (int at = 0; at < steps.size(); at++) {
                byTable.computeIfAbsent(steps.get(at).table(), _ -> new ArrayList<>()).add(changes.get(at));
            }
            log.write(byTable);
            var written = new IdentityHashMap<Change, Table.Written>();
            byTable.forEach((table, of) -> table.apply(of, false).forEach(each -> written.put(each.change(), each)));
            return new Outcome(changes.stream().map(written::get).toList(), refusals);
        });
    }

    /** Reads several items as they are at one moment. */
    public static List<Optional<Item>> read(List<Map.Entry<Table, ItemKey>> keys) {
        return locked(keys.stream().map(Map.Entry::getKey).distinct().toList(), false,
                () -> keys.stream().map(key -> key.getKey().get(key.getValue())).toList());
    }

    private static <T> T locked(List<Table> tables, boolean forWriting, Supplier<T> work) {
        var sorted = tables.stream().sorted(Comparator.comparing(table -> table.definition().name())).toList();
        var held = new ArrayList<Lock>();
        try {
            for (Table table : sorted) {
                var lock = forWriting ? table.lock().writeLock() : table.lock().readLock();
                lock.lock();
                held.add(lock);
            }
            return work.get();
        } finally {
            held.reversed().forEach(Lock::unlock);
        }
    }
}
