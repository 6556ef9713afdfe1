package dev.drawbridge.desktop.shell;

import dev.drawbridge.desktop.run.RunState;
import dev.drawbridge.model.NodeId;
import java.util.Set;

/** Says around the drawing which project it is, whether it is saved, what of it is selected, and how it runs. Belongs to the JavaFX thread. */
final class Signs {
    private final Session session;
    private final Desks desks;
    private final Toolbar toolbar;
    private final StatusBar status;

    Signs(Session session, Desks desks, Toolbar toolbar, StatusBar status) {
        this.session = session;
        this.desks = desks;
        this.toolbar = toolbar;
        this.status = status;
    }

    /** The name of the project, a dot while something is unsaved, the environment that is chosen. */
    void title() {
        String name = session.design().name();
        toolbar.project(name, desks.isUnsaved());
        session.context().titleChanged(name + (desks.isUnsaved() ? " •" : "") + " – " + desks.deploy().controller().environments().current().name());
    }

    /** Where in the drawing the selection is; each part of it leads there. */
    void place() {
        status.place(Breadcrumb.of(session.design(), session.workspace().selection().nodes(), session.workspace().selection().wires()), part -> {
            switch (part) {
                case Breadcrumb.Part.Project _ -> desks.guide().showSettings();
                case Breadcrumb.Part.Frame(String _, Set<NodeId> members) -> session.workspace().selection().set(members, Set.of());
                case Breadcrumb.Part.Card(String _, NodeId id) -> desks.guide().show(id);
                case Breadcrumb.Part.Rest _ -> { }
            }
        });
    }

    void run(RunState state) {
        RunDesk.tell(state, toolbar, status);
    }
}
