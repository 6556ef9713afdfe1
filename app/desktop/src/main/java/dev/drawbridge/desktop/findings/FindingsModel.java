package dev.drawbridge.desktop.findings;

import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.check.Severity;
import dev.drawbridge.model.check.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The findings of the drawing, without those that the user accepted, worst first. Belongs to the JavaFX thread. */
public final class FindingsModel {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private List<Finding> findings = List.of();
    private Map<NodeId, Summary> byCard = Map.of();

    /** How many findings a card has, and the worst. */
    public record Summary(int count, Severity worst) {}

    /** Takes over what was found in that design. */
    public void show(Design design, List<Finding> found) {
        List<Finding> open = new ArrayList<>(found.stream()
                .filter(finding -> design.settings().suppression(finding.rule(), finding.subject().key()).isEmpty()).toList());
        open.sort(Comparator.comparing(Finding::severity).thenComparing(finding -> finding.subject().key()).thenComparing(Finding::rule));
        if (open.equals(findings)) {
            return;
        }
        findings = List.copyOf(open);
        Map<NodeId, Summary> counted = new HashMap<>();
        for (Finding finding : findings) {
            if (finding.subject() instanceof Subject.OfNode(NodeId node, String field)) {
                counted.merge(node, new Summary(1, finding.severity()), (a, b) ->
                        new Summary(a.count() + 1, a.worst().compareTo(b.worst()) <= 0 ? a.worst() : b.worst()));
            }
        }
        byCard = Map.copyOf(counted);
        listeners.forEach(Runnable::run);
    }

    public List<Finding> findings() {
        return findings;
    }

    /** What is wrong with a card itself; empty when nothing is. */
    public Optional<Summary> of(NodeId card) {
        return Optional.ofNullable(byCard.get(card));
    }

    /** How many there are of that severity. */
    public int count(Severity severity) {
        return (int) findings.stream().filter(finding -> finding.severity() == severity).count();
    }

    /** Hears of every change from now on. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }
}
