package dev.drawbridge.model.kind;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a field takes, with its limits. Closed: the inspector has one editor for each. */
public sealed interface FieldType {
    /** @param pattern what the whole text must match, if anything */
    record Text(Optional<String> pattern, int maxLength, boolean multiline) implements FieldType {}

    /** A whole number from {@code min} to {@code max}, both allowed. */
    record Whole(int min, int max) implements FieldType {}

    record Flag() implements FieldType {}

    /**
     * One of several; the first part of an option is written, the second shown.
     *
     * @param options that are offered
     * @param found what else the templates of others may rightly say
     */
    record Choice(List<Option> options, List<Option> found) implements FieldType {
        public Choice {
            options = List.copyOf(options);
            found = List.copyOf(found);
        }

        public Choice(List<Option> options) {
            this(options, List.of());
        }

        /** The option that is written so, if there is one. */
        public Optional<Option> option(String id) {
            return Stream.concat(options.stream(), found.stream()).filter(option -> option.id().equals(id)).findFirst();
        }

        /** Whether a drawing of ours may choose it. */
        public boolean offers(String id) {
            return options.stream().anyMatch(option -> option.id().equals(id));
        }
    }

    /** A list of texts, each of which must match the pattern, if there is one. */
    record TextList(Optional<String> pattern) implements FieldType {}

    /** Names with texts: tags, environment variables. */
    record TextMap() implements FieldType {}

    /** A list of rows with the same columns: routes, indexes, item fields. */
    record Records(List<Field> columns) implements FieldType {
        public Records {
            columns = List.copyOf(columns);
        }
    }

    /** Anything: the properties of a resource that no kind describes. */
    record Tree() implements FieldType {}

    /** @param id what is written @param label what is shown */
    record Option(String id, String label) {}
}
