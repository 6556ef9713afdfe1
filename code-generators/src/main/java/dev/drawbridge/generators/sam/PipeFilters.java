package dev.drawbridge.generators.sam;

import dev.drawbridge.generators.syntax.Tree;
import dev.drawbridge.model.Value;
import java.util.List;
import java.util.Optional;

/** Filters as templates have them, for those who write them where they stand. */
public final class PipeFilters {
    private PipeFilters() {}

    /** Each with its {@code Pattern} as text. */
    public static List<Tree> of(Optional<Value> filter) {
        return StreamEvents.filters(filter);
    }
}
