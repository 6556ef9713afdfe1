package dev.drawbridge.generators.project;

import java.util.List;

/**
 * What generating did, as paths below the folder that was written to, sorted.
 *
 * @param written new or with other content than before
 * @param unchanged ours, and as they should be already
 * @param kept files of the user's that were left alone
 * @param removed ours, and needed by nothing any more
 * @param notes sentences about files that stand in our way and were left alone
 */
public record Generated(List<String> written, List<String> unchanged, List<String> kept, List<String> removed, List<String> notes) {
    public Generated {
        written = List.copyOf(written);
        unchanged = List.copyOf(unchanged);
        kept = List.copyOf(kept);
        removed = List.copyOf(removed);
        notes = List.copyOf(notes);
    }
}
