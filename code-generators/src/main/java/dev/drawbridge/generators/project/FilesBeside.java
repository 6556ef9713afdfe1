package dev.drawbridge.generators.project;

import dev.drawbridge.generators.lens.Lens;
import dev.drawbridge.generators.lens.TemplateException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The files that a template includes or hands on (parts, definitions of APIs and state machines, schemas), watched for changes by other programs. Archives and folders
 * of code are none of them: nothing but texts is looked at. Which they are is in the template, so it is parsed for that. For any thread.
 */
final class FilesBeside {
    private final Lens lens;
    private final Function<String, Optional<String>> texts;

    FilesBeside(Path folder, Lens lens) {
        this.lens = lens;
        this.texts = BesideTemplate.in(folder);
    }

    /**
     * The files as they were at one time.
     *
     * @param template the text that named them
     * @param names their paths, as the template writes them
     * @param hashes of those that are there
     */
    record Seen(String template, List<String> names, Map<String, String> hashes) {
        static final Seen NOTHING = new Seen("", List.of(), Map.of());

        Seen {
            names = List.copyOf(names);
            hashes = Map.copyOf(hashes);
        }

        /** Those that are not as they were before, that came or went. */
        List<String> changedSince(Seen before) {
            SortedSet<String> changed = new TreeSet<>(hashes.keySet());
            changed.addAll(before.hashes.keySet());
            changed.removeIf(file -> Optional.ofNullable(hashes.get(file)).equals(Optional.ofNullable(before.hashes.get(file))));
            return List.copyOf(changed);
        }
    }

    /** The same files and those that the text names now; those of the last text that could be read while this one cannot. No file is read. */
    Seen named(Seen before, String text) {
        if (text.equals(before.template())) {
            return before;
        }
        try {
            return new Seen(text, List.copyOf(lens.localFiles(text)), before.hashes());
        } catch (TemplateException unreadable) {
            return new Seen(text, before.names(), before.hashes());
        }
    }

    /** The files as they are now. */
    Seen read(Seen before, String text) {
        Seen named = named(before, text);
        Map<String, String> hashes = new TreeMap<>();
        named.names().forEach(file -> texts.apply(file).ifPresent(content -> hashes.put(file, Disk.hash(content))));
        return new Seen(text, named.names(), hashes);
    }
}
