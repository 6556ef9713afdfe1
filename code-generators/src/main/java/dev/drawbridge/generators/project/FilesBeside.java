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
 * of code are none of them: nothing but texts is looked at. For one thread.
 */
final class FilesBeside {
    private final Lens lens;
    private final Function<String, Optional<String>> texts;
    private String template = "";
    private List<String> names = List.of();
    private Map<String, String> known = Map.of();

    FilesBeside(Path folder, Lens lens) {
        this.lens = lens;
        this.texts = BesideTemplate.in(folder);
    }

    /** Their paths, as the template writes them; those of the last text that could be read while this one cannot. */
    List<String> names(String text) {
        if (!text.equals(template)) {
            template = text;
            try {
                names = List.copyOf(lens.localFiles(text));
            } catch (TemplateException unreadable) {
                return names;
            }
        }
        return names;
    }

    /** Remembers them as they are now. */
    void read(String text) {
        known = hashes(text);
    }

    /** Those that are not as they were read, that came or went. */
    List<String> changed(String text) {
        Map<String, String> now = hashes(text);
        SortedSet<String> changed = new TreeSet<>(now.keySet());
        changed.addAll(known.keySet());
        changed.removeIf(file -> Optional.ofNullable(now.get(file)).equals(Optional.ofNullable(known.get(file))));
        return List.copyOf(changed);
    }

    /** Of those that are there. */
    private Map<String, String> hashes(String text) {
        Map<String, String> hashes = new TreeMap<>();
        names(text).forEach(file -> texts.apply(file).ifPresent(content -> hashes.put(file, Disk.hash(content))));
        return hashes;
    }
}
