package dev.drawbridge.cloud.local.dynamodb.store;

import dev.drawbridge.cloud.local.dynamodb.expression.RangeCondition;

/** Where a slice begins and ends: two marks around its entries. */
record Bounds(EntryKey low, EntryKey high) {
    static Bounds of(Slice slice) {
        return new Bounds(low(slice), high(slice));
    }

    private static EntryKey low(Slice slice) {
        return switch (slice) {
            case Slice.Segment segment -> EntryKey.beforeSlot(segment.firstSlot(segment.segment()));
            case Slice.Partition(var hash, RangeCondition.Any _) -> EntryKey.beside(hash, -1);
            case Slice.Partition(var hash, RangeCondition.Prefix(var prefix)) -> EntryKey.besidePrefix(hash, prefix, -1);
            case Slice.Partition(var hash, RangeCondition.Between(var lower, _)) -> EntryKey.beside(hash, lower, -1);
            case Slice.Partition(var hash, RangeCondition.Comparison(var comparator, var value)) -> switch (comparator) {
                case EQ, GE -> EntryKey.beside(hash, value, -1);
                case GT -> EntryKey.beside(hash, value, 1);
                case LT, LE, NE -> EntryKey.beside(hash, -1);
            };
        };
    }

    private static EntryKey high(Slice slice) {
        return switch (slice) {
            case Slice.Segment segment -> EntryKey.afterSlot(segment.segment() + 1 == segment.total() ? -1 : segment.firstSlot(segment.segment() + 1) - 1);
            case Slice.Partition(var hash, RangeCondition.Any _) -> EntryKey.beside(hash, 1);
            case Slice.Partition(var hash, RangeCondition.Prefix(var prefix)) -> EntryKey.besidePrefix(hash, prefix, 1);
            case Slice.Partition(var hash, RangeCondition.Between(_, var upper)) -> EntryKey.beside(hash, upper, 1);
            case Slice.Partition(var hash, RangeCondition.Comparison(var comparator, var value)) -> switch (comparator) {
                case EQ, LE -> EntryKey.beside(hash, value, 1);
                case LT -> EntryKey.beside(hash, value, -1);
                case GT, GE, NE -> EntryKey.beside(hash, 1);
            };
        };
    }
}
