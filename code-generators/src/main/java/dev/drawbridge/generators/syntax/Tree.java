package dev.drawbridge.generators.syntax;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What a document says, whatever its spelling: the value that readers read and writers hand to {@link Edits}.
 *
 * <p>Intrinsic functions have one form here, the long one: {@code !GetAtt A.B}, {@code Fn::GetAtt: A.B} and {@code Fn::GetAtt: [A, B]}
 * are equal. Mappings are equal whatever the order of their keys. What a plain scalar means is told at {@link Kind}.
 */
public sealed interface Tree {

    /**
     * What a scalar is. Quoted and block scalars are always {@link #STRING}. A plain one is
     * <ul>
     *   <li>{@link #NULL}: nothing, {@code ~}, {@code null}, {@code Null}, {@code NULL};</li>
     *   <li>{@link #BOOL}: {@code true} and {@code false}, also capitalised or in capitals;</li>
     *   <li>{@link #INT}: decimal digits without a leading zero, perhaps negative;</li>
     *   <li>{@link #FLOAT}: decimal digits with a point, perhaps an exponent;</li>
     *   <li>{@link #STRING}: all else.</li>
     * </ul>
     * The parsers that read templates disagree about the rest of YAML 1.1 ({@code yes}, {@code on}, {@code 0123}, {@code 0x1F},
     * {@code 1_000}, {@code 12:30}, {@code 2012-10-17}); account ids and dates must stay what the user typed. So all of these are
     * strings when read, and quoted when written, so that every parser reads what we meant. {@link Scalar#asBoolean()} takes
     * {@code yes} and {@code on} for what their author most likely wanted.
     */
    enum Kind {
        STRING, INT, FLOAT, BOOL, NULL
    }

    /** @param text canonical for {@code BOOL} and {@code NULL}, else as typed */
    record Scalar(String text, Kind kind) implements Tree {

        public Scalar {
            if (kind == Kind.BOOL) {
                text = text.toLowerCase(Locale.ROOT);
            } else if (kind == Kind.NULL) {
                text = "null";
            }
        }

        public boolean isNull() {
            return kind == Kind.NULL;
        }

        /** True or false, also from strings that YAML 1.1 takes for truth values. */
        public Optional<Boolean> asBoolean() {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on" -> Optional.of(true);
                case "false", "no", "off" -> Optional.of(false);
                default -> Optional.empty();
            };
        }

        /** The number, also from a string such as {@code "128"}. */
        public Optional<Long> asLong() {
            try {
                return Optional.of(Long.valueOf(text.strip()));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    record Seq(List<Tree> items) implements Tree {
        public Seq {
            items = List.copyOf(items);
        }
    }

    /** Make one with {@link Tree#map}, which sees that {@code {Ref: A}} is an intrinsic function. */
    record Map(SequencedMap<String, Tree> entries) implements Tree {
        public Map {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }
    }

    /**
     * A call of an intrinsic function, or a value with a tag that nobody knows.
     *
     * @param name {@code Ref}, {@code Condition}, {@code Fn::Sub} ...; the tag with its {@code !} if CloudFormation has no such function
     * @param argument for {@code Fn::GetAtt} always the sequence of logical id and attribute, if it can be told apart
     */
    record Intrinsic(String name, Tree argument) implements Tree {
        public Intrinsic {
            if (name.equals("Fn::GetAtt") && argument instanceof Scalar s && s.kind == Kind.STRING && s.text.indexOf('.') > 0) {
                int dot = s.text.indexOf('.');
                argument = new Seq(List.of(string(s.text.substring(0, dot)), string(s.text.substring(dot + 1))));
            }
        }
    }

    static Tree string(String text) {
        return new Scalar(text, Kind.STRING);
    }

    static Tree integer(long number) {
        return new Scalar(Long.toString(number), Kind.INT);
    }

    static Tree bool(boolean value) {
        return new Scalar(Boolean.toString(value), Kind.BOOL);
    }

    static Tree nothing() {
        return new Scalar("null", Kind.NULL);
    }

    static Tree seq(Tree... items) {
        return new Seq(List.of(items));
    }

    static Tree seq(List<Tree> items) {
        return new Seq(items);
    }

    /** A mapping, or the intrinsic function that a mapping of one such key is. */
    static Tree map(SequencedMap<String, Tree> entries) {
        if (entries.size() == 1) {
            var only = entries.firstEntry();
            if (Intrinsics.isCall(only.getKey(), only.getValue())) {
                return new Intrinsic(only.getKey(), only.getValue());
            }
        }
        return new Map(entries);
    }

    static Tree map() {
        return new Map(new LinkedHashMap<>());
    }

    /** A mapping of one entry; chain with {@link #with}. */
    static Tree map(String key, Tree value) {
        SequencedMap<String, Tree> entries = new LinkedHashMap<>();
        entries.put(key, value);
        return map(entries);
    }

    static Tree ref(String logicalId) {
        return new Intrinsic("Ref", string(logicalId));
    }

    static Tree getAtt(String logicalId, String attribute) {
        return new Intrinsic("Fn::GetAtt", seq(string(logicalId), string(attribute)));
    }

    static Tree sub(String text) {
        return new Intrinsic("Fn::Sub", string(text));
    }

    /** This mapping with one entry more, or another value for it; on anything else a mapping of that entry alone. */
    default Tree with(String key, Tree value) {
        SequencedMap<String, Tree> entries = new LinkedHashMap<>(entries());
        entries.put(key, value);
        return map(entries);
    }

    /** The entries of a mapping; an intrinsic function counts as the mapping of its long form; nothing for the rest. */
    default SequencedMap<String, Tree> entries() {
        return switch (this) {
            case Map m -> m.entries;
            case Intrinsic i -> {
                SequencedMap<String, Tree> one = new LinkedHashMap<>();
                one.put(i.name, i.argument);
                yield one;
            }
            case Scalar _, Seq _ -> Collections.emptyNavigableMap();
        };
    }

    /** The elements of a sequence; nothing for the rest. */
    default List<Tree> items() {
        return this instanceof Seq s ? s.items : List.of();
    }

    /** The elements of a sequence; anything else is one by itself, as CloudFormation allows where it takes one or several. */
    default List<Tree> each() {
        return this instanceof Seq s ? s.items : List.of(this);
    }

    /** The value of a key of a mapping, or the argument of the intrinsic function of that name. */
    default Optional<Tree> get(String key) {
        return switch (this) {
            case Map m -> Optional.ofNullable(m.entries.get(key));
            case Intrinsic i -> i.name.equals(key) ? Optional.of(i.argument) : Optional.empty();
            case Scalar _, Seq _ -> Optional.empty();
        };
    }

    /** The text of a scalar that is not null. */
    default Optional<String> asText() {
        return this instanceof Scalar s && !s.isNull() ? Optional.of(s.text) : Optional.empty();
    }

    /** What stands at a path below this tree. */
    default Optional<Tree> at(TreePath path) {
        Tree here = this;
        for (String step : path.steps()) {
            Optional<Tree> next = here instanceof Seq s ? Trees.index(step, s.items.size()).map(s.items::get) : here.get(step);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            here = next.get();
        }
        return Optional.of(here);
    }

    default Optional<Tree> at(String... steps) {
        return at(TreePath.of(steps));
    }
}
