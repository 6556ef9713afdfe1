package dev.drawbridge.model.check;

import java.util.List;

/**
 * Something about a definition of a state machine.
 *
 * @param path names and indexes that lead to it, from the outside in
 * @param sentence what is wrong, and what to do
 */
public record FlowProblem(List<String> path, Severity severity, String sentence) {
    public FlowProblem {
        path = List.copyOf(path);
    }
}
