package dev.drawbridge.model;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sorted immutable copies: what makes every written file stable. */
final class Maps {
    private Maps() {}

    static <K extends Comparable<K>, V> SortedMap<K, V> sorted(Map<K, V> map) {
        return map instanceof Frozen<K, V> frozen ? frozen : new Frozen<>(map);
    }

    static <K extends Comparable<K>, V> SortedMap<K, V> none() {
        return new Frozen<>(new TreeMap<K, V>());
    }

    static <K extends Comparable<K>, V> SortedMap<K, V> with(SortedMap<K, V> map, K key, V value) {
        TreeMap<K, V> copy = new TreeMap<>(map);
        copy.put(key, value);
        return new Frozen<>(copy);
    }

    static <K extends Comparable<K>, V> SortedMap<K, V> without(SortedMap<K, V> map, K key) {
        TreeMap<K, V> copy = new TreeMap<>(map);
        copy.remove(key);
        return new Frozen<>(copy);
    }

    /** A sorted map that was copied once and can be shared: wrapping it again costs nothing. */
    private static final class Frozen<K extends Comparable<K>, V> extends java.util.AbstractMap<K, V> implements SortedMap<K, V> {
        private final TreeMap<K, V> map;

        Frozen(Map<K, V> source) {
            this.map = new TreeMap<>();
            map.putAll(source);
            if (map.containsValue(null)) {
                throw new NullPointerException("no null values");
            }
        }

        @Override public java.util.Comparator<? super K> comparator() { return null; }
        @Override public SortedMap<K, V> subMap(K from, K to) { return Collections.unmodifiableSortedMap(map.subMap(from, to)); }
        @Override public SortedMap<K, V> headMap(K to) { return Collections.unmodifiableSortedMap(map.headMap(to)); }
        @Override public SortedMap<K, V> tailMap(K from) { return Collections.unmodifiableSortedMap(map.tailMap(from)); }
        @Override public K firstKey() { return map.firstKey(); }
        @Override public K lastKey() { return map.lastKey(); }
        @Override public java.util.Set<Entry<K, V>> entrySet() { return Collections.unmodifiableSortedMap(map).entrySet(); }
        @Override public V get(Object key) { return map.get(key); }
        @Override public boolean containsKey(Object key) { return map.containsKey(key); }
        @Override public int size() { return map.size(); }
    }
}
