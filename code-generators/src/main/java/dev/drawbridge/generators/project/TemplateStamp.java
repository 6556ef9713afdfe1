package dev.drawbridge.generators.project;

import dev.drawbridge.generators.sam.SamTarget;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.Value;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The member {@code template} of {@code drawbridge.json}: the hash of the template as it was when both were written last. It belongs to
 * the files, not to the drawing, so it is taken off when a design is read and put on when it is written.
 */
final class TemplateStamp {
    private static final String MEMBER = "template";
    private static final String HASH = "sha256";
    private static final String FILE = "file";

    private TemplateStamp() {}

    static Optional<String> of(Design design) {
        return Optional.ofNullable(design.unknown().get(MEMBER))
                .flatMap(value -> value instanceof Value.Entries entries ? entries.text(HASH) : Optional.empty());
    }

    /** The name of the template's file, where it is not the usual one. */
    static Optional<String> file(Design design) {
        return Optional.ofNullable(design.unknown().get(MEMBER)).flatMap(value -> value instanceof Value.Entries entries ? entries.text(FILE) : Optional.empty())
                .filter(name -> !name.contains("/") && !name.contains("\\") && !name.isBlank());
    }

    static Design without(Design design) {
        SortedMap<String, Value> rest = new TreeMap<>(design.unknown());
        rest.remove(MEMBER);
        return with(design, rest);
    }

    /** @param file the name of the template's file */
    static Design with(Design design, Optional<String> templateText, String file) {
        SortedMap<String, Value> all = new TreeMap<>(design.unknown());
        templateText.ifPresent(text -> all.put(MEMBER, file.equals(SamTarget.TEMPLATE) ? Value.entries(HASH, Disk.hash(text)) : Value.entries(FILE, file, HASH, Disk.hash(text))));
        return with(design, all);
    }

    private static Design with(Design design, SortedMap<String, Value> unknown) {
        return new Design(design.name(), design.nodes(), design.wires(), design.groups(), design.notes(), design.settings(), unknown);
    }
}
