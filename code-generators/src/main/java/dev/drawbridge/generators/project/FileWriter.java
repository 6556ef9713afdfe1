package dev.drawbridge.generators.project;

import dev.drawbridge.generators.GeneratedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts generated files into a folder and keeps to whose they are: ours are written anew when they differ, the user's are written once,
 * shared ones only if nobody else has changed them (in the project folder itself they are kept in step by patches, before this).
 */
final class FileWriter {
    /** Everything below such a folder is ours, whoever may have put it there. */
    private static final String OURS = "src/generated/";
    /** What a file of ours says near its start, where it is not below {@link #OURS}. */
    private static final String MARK = "Generated from the drawing";
    private static final int MARK_WITHIN = 2000;

    private final Disk disk;
    private final List<String> written = new ArrayList<>();
    private final List<String> unchanged = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    FileWriter(Disk disk) {
        this.disk = disk;
    }

    /** @param folders of functions, whose generated sources are tidied up */
    Generated write(List<GeneratedFile> files, Set<String> folders) {
        SortedMap<String, String> before = Manifest.read(disk);
        SortedMap<String, String> after = new TreeMap<>();
        for (GeneratedFile file : files) {
            switch (file.ownership()) {
                case GENERATED -> generated(file, before, after);
                case USER_OWNED -> userOwned(file);
                case PATCHED -> shared(file, before, after);
            }
        }
        Set<String> wanted = new TreeSet<>();
        files.forEach(file -> wanted.add(file.path()));
        removeOrphans(wanted, before, folders);
        Manifest.write(disk, after);
        return new Generated(written, unchanged, kept, removed, notes);
    }

    private void generated(GeneratedFile file, SortedMap<String, String> before, SortedMap<String, String> after) {
        String path = file.path();
        Optional<String> there = isOurs(path) || before.containsKey(path) ? Optional.empty() : disk.read(path);
        if (there.isPresent() && !there.get().equals(file.content()) && !isMarked(there.get())) {
            kept.add(path);
            notes.add(path + " was not written by Drawbridge, so it was left as it is. Rename it to get the generated one.");
            return;
        }
        put(file);
        after.put(path, Disk.hash(file.content()));
    }

    private void userOwned(GeneratedFile file) {
        if (disk.exists(file.path())) {
            kept.add(file.path());
        } else {
            put(file);
        }
    }

    private void shared(GeneratedFile file, SortedMap<String, String> before, SortedMap<String, String> after) {
        Optional<String> there = disk.read(file.path());
        boolean asWeLeftIt = there.isEmpty() || there.get().equals(file.content()) || Disk.hash(there.get()).equals(before.get(file.path()));
        if (asWeLeftIt) {
            put(file);
            after.put(file.path(), Disk.hash(file.content()));
        } else {
            kept.add(file.path());
            notes.add(file.path() + " was changed by another program, so it was left as it is. Remove it to get the generated one.");
        }
    }

    private void put(GeneratedFile file) {
        (disk.write(file.path(), file.content()) ? written : unchanged).add(file.path());
    }

    private void removeOrphans(Set<String> wanted, SortedMap<String, String> before, Set<String> folders) {
        Set<String> orphans = new TreeSet<>();
        before.keySet().stream().filter(path -> !wanted.contains(path) && disk.exists(path)).forEach(orphans::add);
        for (String folder : folders) {
            disk.below(folder + "/" + OURS).stream().filter(path -> !wanted.contains(path)).forEach(orphans::add);
        }
        for (String path : orphans) {
            if (isOurs(path) || disk.read(path).map(Disk::hash).filter(hash -> hash.equals(before.get(path))).isPresent()) {
                disk.remove(path);
                removed.add(path);
            } else {
                kept.add(path);
                notes.add(path + " is needed no more, but was changed by hand, so it was left as it is. Remove it if you do not need it.");
            }
        }
    }

    private static boolean isOurs(String path) {
        return path.startsWith(OURS) || path.contains("/" + OURS);
    }

    private static boolean isMarked(String text) {
        return text.substring(0, Math.min(text.length(), MARK_WITHIN)).contains(MARK);
    }
}
