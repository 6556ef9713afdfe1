package dev.drawbridge.cloud.local.dynamodb.store;

import dev.drawbridge.cloud.local.dynamodb.value.AttributeValue;
import dev.drawbridge.cloud.local.dynamodb.value.ByteString;
import dev.drawbridge.cloud.local.dynamodb.value.ValueOrder;

/**
 * Where an entry stands in a table or index: by a hash of its partition key (so that a scan comes in no useful order and segments are even, as in
 * the service), by the partition key, by the sort key, and in an index, where several items may share both, by the primary key of the item.
 * A key can also be a mark that stands just before or just after everything that starts with what the mark has; marks bound walks.
 * {@code range} and the owner's parts are null where there is none: these keys never leave this package.
 */
record EntryKey(int slot, AttributeValue hash, AttributeValue range, AttributeValue ownerHash, AttributeValue ownerRange, Mark mark, int side)
        implements Comparable<EntryKey> {
    /** How much of the key a mark fixes; {@code NONE} is the key of an entry. */
    enum Mark { NONE, SLOT, HASH, RANGE, PREFIX }

    static EntryKey of(AttributeValue hash, AttributeValue range, AttributeValue ownerHash, AttributeValue ownerRange) {
        return new EntryKey(slot(hash), hash, range, ownerHash, ownerRange, Mark.NONE, 0);
    }

    static EntryKey beforeSlot(int slot) {
        return new EntryKey(slot, null, null, null, null, Mark.SLOT, -1);
    }

    static EntryKey afterSlot(int slot) {
        return new EntryKey(slot, null, null, null, null, Mark.SLOT, 1);
    }

    static EntryKey beside(AttributeValue hash, int side) {
        return new EntryKey(slot(hash), hash, null, null, null, Mark.HASH, side);
    }

    static EntryKey beside(AttributeValue hash, AttributeValue range, int side) {
        return new EntryKey(slot(hash), hash, range, null, null, Mark.RANGE, side);
    }

    static EntryKey besidePrefix(AttributeValue hash, AttributeValue prefix, int side) {
        return new EntryKey(slot(hash), hash, prefix, null, null, Mark.PREFIX, side);
    }

    /** Spreads the hash code over all 32 bits (the finalizer of MurmurHash3), to be read as unsigned. */
    static int slot(AttributeValue hash) {
        int h = hash.hashCode();
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        h ^= h >>> 16;
        return h;
    }

    @Override
    public int compareTo(EntryKey other) {
        int order = Integer.compareUnsigned(slot, other.slot);
        if (order != 0) {
            return order;
        }
        if (mark == Mark.SLOT || other.mark == Mark.SLOT) {
            return beside(mark == Mark.SLOT, other, other.mark == Mark.SLOT);
        }
        order = ValueOrder.INSTANCE.compare(hash, other.hash);
        if (order != 0) {
            return order;
        }
        if (mark == Mark.HASH || other.mark == Mark.HASH) {
            return beside(mark == Mark.HASH, other, other.mark == Mark.HASH);
        }
        boolean covers = mark == Mark.PREFIX && startsWith(other.range, range);
        boolean covered = other.mark == Mark.PREFIX && startsWith(range, other.range);
        if (covers || covered) {
            return beside(covers, other, covered);
        }
        order = compareParts(range, other.range);
        if (order != 0) {
            return order;
        }
        if (mark != Mark.NONE || other.mark != Mark.NONE) {
            return Integer.compare(side, other.side);
        }
        order = compareParts(ownerHash, other.ownerHash);
        return order != 0 ? order : compareParts(ownerRange, other.ownerRange);
    }

    /** A mark stands outside of everything it covers, other marks included. */
    private int beside(boolean covers, EntryKey other, boolean covered) {
        return covers && covered ? Integer.compare(side, other.side) : covers ? side : -other.side;
    }

    private static int compareParts(AttributeValue left, AttributeValue right) {
        return left == null || right == null ? Boolean.compare(left != null, right != null) : ValueOrder.INSTANCE.compare(left, right);
    }

    private static boolean startsWith(AttributeValue value, AttributeValue prefix) {
        if (value instanceof AttributeValue.S(String text) && prefix instanceof AttributeValue.S(String start)) {
            return text.startsWith(start);
        }
        return value instanceof AttributeValue.B(ByteString bytes) && prefix instanceof AttributeValue.B(ByteString start) && bytes.startsWith(start);
    }
}
