package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.concurrent.LatestWins;
import dev.drawbridge.desktop.findings.FindingsModel;
import dev.drawbridge.desktop.words.Words;
import dev.drawbridge.desktop.workspace.Workspace;
import dev.drawbridge.generators.project.OpenProject;
import dev.drawbridge.model.Design;
import dev.drawbridge.model.NodeId;
import dev.drawbridge.model.WireId;
import dev.drawbridge.model.check.Finding;
import dev.drawbridge.model.check.Severity;
import dev.drawbridge.model.check.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks the drawing after each change, away from the JavaFX thread, and shows what was found: in the list, on the cards, in the status bar.
 * What the functions' own source says about them is looked up beside it, as that reads files; until it is there, what was found last stays.
 */
final class Health {
    private final OpenProject project;
    private final Workspace workspace;
    private final FindingsModel findings;
    private final Panes panes;
    private final StatusBar status;
    private final LatestWins<Design, Checked> checker;
    private final LatestWins<Design, Checked> code;
    private Checked drawn = new Checked(Design.empty(""), List.of());
    private List<Finding> inCode = List.of();
    private Set<NodeId> badged = Set.of();

    private record Checked(Design design, List<Finding> findings) {}

    Health(Session session, Panes panes, StatusBar status) {
        StudioContext context = session.context();
        this.project = session.project();
        this.workspace = session.workspace();
        this.findings = session.findings();
        this.panes = panes;
        this.status = status;
        this.checker = context.background().latestWins("checks", design -> new Checked(design, context.checks().apply(design)),
                done -> {
                    drawn = done;
                    show();
                }, context.notices()::unexpected);
        this.code = context.background().latestWins("source checks", design -> new Checked(design, inFiles(design)),
                done -> {
                    inCode = done.findings();
                    show();
                }, context.notices()::unexpected);
        findings.listen(this::found);
    }

    /** The drawing is another, or a file that goes with it. */
    void changed() {
        checker.submit(workspace.store().design());
        filesChanged();
        count();
    }

    /** The files that hold the functions' source may be others. */
    void filesChanged() {
        code.submit(workspace.store().design());
    }

    /** What files beside the drawing say: the definitions of state machines, the source of functions. Reads them, on a thread of its own. */
    private List<Finding> inFiles(Design design) {
        List<Finding> all = new ArrayList<>(project.definitionFindings(design));
        all.addAll(project.codeFindings(design));
        return all;
    }

    /** Nothing is said of cards and wires that went while the source was read. */
    private void show() {
        List<Finding> all = new ArrayList<>(drawn.findings());
        inCode.stream().filter(finding -> switch (finding.subject()) {
            case Subject.OfNode(NodeId node, String _) -> drawn.design().node(node).isPresent();
            case Subject.OfWire(WireId wire, String _) -> drawn.design().wire(wire).isPresent();
            case Subject.OfDesign _, Subject.OfFile _ -> true;
        }).forEach(all::add);
        findings.show(drawn.design(), all);
    }

    private void count() {
        Design design = workspace.store().design();
        int errors = findings.count(Severity.ERROR);
        int warnings = findings.count(Severity.WARNING);
        String words = Words.of("status.counts", design.nodes().size(), design.wires().size());
        if (errors > 0) {
            words += " · " + Words.of("status.errors", errors);
        }
        if (warnings > 0) {
            words += " · " + Words.of("status.warnings", warnings);
        }
        status.counts(words);
    }

    private void found() {
        int count = findings.findings().size();
        panes.drawer().rename("findings", count == 0 ? Words.of("findings.title") : Words.of("findings.title") + " " + count);
        count();
        Set<NodeId> now = new HashSet<>();
        findings.findings().forEach(finding -> {
            if (finding.subject() instanceof Subject.OfNode(NodeId node, String field)) {
                now.add(node);
            }
        });
        Set<NodeId> touched = new HashSet<>(badged);
        touched.addAll(now);
        badged = now;
        panes.surface().refreshStatus(touched);
    }
}
