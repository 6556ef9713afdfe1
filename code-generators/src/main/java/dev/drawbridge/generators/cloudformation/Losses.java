package dev.drawbridge.generators.cloudformation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/** What could not be carried from one form of a template into another, in sentences, by the logical id of the resource that it is about. Not for several threads. */
public final class Losses {
    private final SequencedMap<String, List<String>> sentences = new LinkedHashMap<>();
    private final Set<String> leftOut = new HashSet<>();

    /** Notes a loss; the same one counts once. */
    public void add(String resource, String sentence) {
        List<String> known = sentences.computeIfAbsent(resource, _ -> new ArrayList<>());
        if (!known.contains(sentence)) {
            known.add(sentence);
        }
    }

    /** Notes that a resource is left out, and why. */
    public void leaveOut(String resource, String sentence) {
        add(resource, sentence);
        leftOut.add(resource);
    }

    /** Whether the resource is not written at all. */
    public boolean isLeftOut(String resource) {
        return leftOut.contains(resource);
    }

    /** Notes all losses of another. */
    public void addAll(Losses others) {
        leftOut.addAll(others.leftOut);
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
