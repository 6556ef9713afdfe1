package dev.drawbridge.generators.cloudformation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** What could not be carried from one form of a template into another, in sentences, by the logical id of the resource that it is about. Not for several threads. */
public final class Losses {
    private final SequencedMap<String, List<String>> sentences = new LinkedHashMap<>();

    /** Notes a loss; the same one counts once. */
    public void add(String resource, String sentence) {
        List<String> known = sentences.computeIfAbsent(resource, _ -> new ArrayList<>());
        if (!known.contains(sentence)) {
            known.add(sentence);
        }
    }

    /** Notes all losses of another. */
    public void addAll(Losses others) {
        others.sentences.forEach((resource, each) -> each.forEach(sentence -> add(resource, sentence)));
    }

    /** What is lost of a resource, in the order it was noticed. */
    public List<String> of(String resource) {
        return Collections.unmodifiableList(sentences.getOrDefault(resource, List.of()));
    }

    /** All losses. */
    public SequencedMap<String, List<String>> all() {
        return Collections.unmodifiableSequencedMap(sentences);
    }
}
