package dev.drawbridge.generators.project;

import java.util.List;

/** How saving ended. */
public sealed interface SaveResult {
    /**
     * Everything is on disk.
     *
     * @param files those whose bytes changed, inside the project folder
     * @param notes sentences about code of the user's that moved with the name of its function
     */
    record Saved(List<String> files, List<String> notes) implements SaveResult {
        public Saved {
            files = List.copyOf(files);
            notes = List.copyOf(notes);
        }
    }

    /**
     * Somebody else changed files since they were read; nothing was written. The choice is the user's: {@link OpenProject#reload()}
     * takes what is on disk, {@link OpenProject#saveOver()} what is drawn.
     */
    record ChangedOnDisk(List<String> files) implements SaveResult {
        public ChangedOnDisk {
            files = List.copyOf(files);
        }

        /** One sentence for the user. */
        public String sentence() {
            String names = String.join(" and ", files);
            return names + (files.size() == 1 ? " was" : " were") + " changed by another program since the project was opened. Reload the project, or save over it.";
        }
    }
}
