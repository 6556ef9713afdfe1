package dev.drawbridge.cloud.local.dynamodb.store;

import dev.drawbridge.cloud.local.dynamodb.expression.RangeCondition;
import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;

/** Which run of a table or index a reader walks along. */
public sealed interface Slice {
    /** The items of one partition whose sort key fits. */
    record Partition(AttributeValue hash, RangeCondition range) implements Slice {
    }

    /** One of {@code total} equal parts of everything; segment 0 of 1 is everything. */
    record Segment(int segment, int total) implements Slice {
        /** Whether an item with this partition key is in this segment. */
        public boolean holds(AttributeValue hash) {
            return (int) (Integer.toUnsignedLong(EntryKey.slot(hash)) * total >>> 32) == segment;
        }

        int firstSlot(int ofSegment) {
            return (int) (((((long) ofSegment) << 32) + total - 1) / total);
        }
    }
}
